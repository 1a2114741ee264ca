import { CircleCheck, CircleX } from "lucide-react";
import { useEffect, useState } from "react";
import { Code } from "../../parts/Code";
import { CopyButton } from "../../parts/CopyButton";
import { Line } from "../../parts/Columns";
import { curl } from "../deliveries/curl";
import type { Attempt } from "../deliveries/types";
import { check } from "./check";
import type { Signed } from "./signed";
import styles from "./Signature.module.css";

interface Props { sent: Signed; attempt: Attempt; received: { secret: string; id: string; timestamp: string; signature: string; body: string } }

/** Each step of the verification with what came of it; then the attempt as a command line with its true signature. */
export function Verdict({ sent, received, attempt }: Props) {
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof check>> | null>(null);
  useEffect(() => {
    let isOld = false;
    const body = received.body === "" ? null : new TextEncoder().encode(received.body);
    void check(sent, { ...received, body }, Date.now()).then((answer) => { if (!isOld) setOutcome(answer); });
    return () => { isOld = true; };
  }, [sent, received]);
  if (outcome === null) return null;
  const { steps, signature } = outcome;
  const broken = steps.filter(({ isGood, name }) => !isGood && name !== "Age");
  return (
    <section aria-label="What came of it">
      <p role="status" className={styles.sum}>{broken.length > 0 ? `It breaks at: ${broken.map(({ name }) => name).join(", ")}.` : steps.some(({ name }) => name === "webhook-signature") ? "The signature is right." : "So far all is as it was sent."}</p>
      <ul className={styles.steps}>
        {steps.map(({ name, isGood, text }) => (
          <li key={name} data-good={isGood}>{isGood ? <CircleCheck aria-label="Right" /> : <CircleX aria-label="Wrong" />}<span><b>{name}</b> {text}</span></li>
        ))}
      </ul>
      {signature && <Code text={signature} label="The signature of this attempt" />}
      {signature && <div className={styles.acts}><Line end><CopyButton wide label="Copy as curl, signed" text={() => curl(attempt, new TextDecoder().decode(sent.body), signature)} /></Line></div>}
    </section>
  );
}
