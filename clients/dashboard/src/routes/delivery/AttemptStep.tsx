import { CircleCheck, CircleX, ShieldCheck } from "lucide-react";
import { errorWord } from "../../features/deliveries/Outcome";
import { Suspense, useState } from "react";
import { lazyPart } from "../../code/lazily";
import type { Attempt, DeliveryDetail } from "../../features/deliveries/types";
import { Waterfall } from "../../features/deliveries/Waterfall";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { CopyButton } from "../../parts/CopyButton";
import { duration } from "../../time/relative";
import { Time } from "../../time/Time";
import { CopyCurl } from "./CopyCurl";
import styles from "./Delivery.module.css";

const VerifyDialog = lazyPart(() => import("../../features/signature/VerifyDialog"));

const triggers: Record<string, string> = { manual: ", by hand", replay: ", by a replay" };

export function AttemptStep({ delivery, attempt, isOpen }: { delivery: DeliveryDetail; attempt: Attempt; isOpen: boolean }) {
  const [isVerifying, setVerifying] = useState(false);
  const { number, startedAt, trigger, statusCode, error, spans, url, requestHead, responseHead, responseBody, isBodyCut } = attempt;
  const isGood = error === null && statusCode !== null && statusCode < 300;
  return (
    <li className={styles.step} data-tone={isGood ? "good" : "bad"}>
      {isGood ? <CircleCheck aria-label="Success" /> : <CircleX aria-label="Failure" />}
      <details open={isOpen}>
        <summary><span><b>Attempt {number}{triggers[trigger] ?? ""}</b>: {statusCode ?? (error ? errorWord(error) : "no answer")} in {duration(spans.total)}</span><span className="soft"><Time at={startedAt} full millis /></span></summary>
        <div className={styles.attempt}>
          <Waterfall spans={spans} />
          <Part title="Request" text={`${url}\n\n${requestHead}`.trim()} />
          {statusCode !== null && <Part title="Response" text={`${responseHead}${responseBody ? `\n\n${responseBody}` : ""}`.trim()} />}
          {statusCode !== null && responseBody === null && <p className="soft">The body of this answer is no longer kept: only the last 20 attempts keep theirs.</p>}
          <Line><CopyCurl delivery={delivery} attempt={attempt} /><Button small icon={<ShieldCheck aria-hidden />} onClick={() => setVerifying(true)}>Verify signature</Button></Line>
          {isVerifying && <Suspense><VerifyDialog delivery={delivery} attempt={attempt} onClose={() => setVerifying(false)} /></Suspense>}
          {isBodyCut && <p className="soft">The answer was longer; only its beginning is kept.</p>}
        </div>
      </details>
    </li>
  );
}

const Part = ({ title, text }: { title: string; text: string }) => (
  <section><h3>{title}<CopyButton text={text} label={`Copy ${title.toLowerCase()}`} /></h3><pre tabIndex={0} role="region" aria-label={title}><code>{text}</code></pre></section>
);
