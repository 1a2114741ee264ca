import { CircleDot, Clock, GitCompare } from "lucide-react";
import { Suspense, useState } from "react";
import { lazyPart } from "../../code/lazily";
import { Countdown } from "../../features/deliveries/Countdown";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Time } from "../../time/Time";
import { AttemptStep } from "./AttemptStep";
import styles from "./Delivery.module.css";

const CompareDialog = lazyPart(() => import("../../features/attempts/CompareDialog"));

/** What happened, in words, oldest first; each attempt unfolds. */
export function Attempts({ delivery }: { delivery: DeliveryDetail }) {
  const { attemptLog = [], createdAt, nextAttemptAt, status, attempts } = delivery;
  const [isComparing, setComparing] = useState(false);
  const compare = attemptLog.length > 1 && <Button small icon={<GitCompare aria-hidden />} onClick={() => setComparing(true)}>Compare</Button>;
  return (
    <Card title="Attempts" flush actions={compare}>
      <ol className={styles.timeline}>
        <li className={styles.step}><CircleDot aria-hidden /><span><b>Accepted</b> <span className="soft"><Time at={createdAt} full /></span></span></li>
        {attemptLog.length < attempts && <li className={styles.step}><CircleDot aria-hidden /><span className="soft">{attempts - attemptLog.length} earlier attempts are no longer kept.</span></li>}
        {attemptLog.map((attempt, index) => <AttemptStep key={attempt.number} delivery={delivery} attempt={attempt} isOpen={index === attemptLog.length - 1} />)}
        {(status === "pending" || status === "retrying") && (
          <li className={styles.step} data-tone="warn"><Clock aria-hidden /><span><b>{attempts === 0 ? "First attempt" : "Next attempt"}</b> {nextAttemptAt ? <Countdown at={nextAttemptAt} /> : <span className="soft">is due</span>}</span></li>
        )}
      </ol>
      {isComparing && <Suspense><CompareDialog attempts={attemptLog} onClose={() => setComparing(false)} /></Suspense>}
    </Card>
  );
}
