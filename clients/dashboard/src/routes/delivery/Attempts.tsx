import { CircleDot, Clock } from "lucide-react";
import { Countdown } from "../../features/deliveries/Countdown";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { Card } from "../../parts/Card";
import { Time } from "../../time/Time";
import { AttemptStep } from "./AttemptStep";
import styles from "./Delivery.module.css";

/** What happened, in words, oldest first; each attempt unfolds. */
export function Attempts({ delivery: { attemptLog = [], createdAt, nextAttemptAt, status, attempts } }: { delivery: DeliveryDetail }) {
  return (
    <Card title="Attempts" flush>
      <ol className={styles.timeline}>
        <li className={styles.step}><CircleDot aria-hidden /><span><b>Accepted</b> <span className="soft"><Time at={createdAt} full /></span></span></li>
        {attemptLog.length < attempts && <li className={styles.step}><CircleDot aria-hidden /><span className="soft">{attempts - attemptLog.length} earlier attempts are no longer kept.</span></li>}
        {attemptLog.map((attempt, index) => <AttemptStep key={attempt.number} attempt={attempt} isOpen={index === attemptLog.length - 1} />)}
        {(status === "pending" || status === "retrying") && (
          <li className={styles.step} data-tone="warn"><Clock aria-hidden /><span><b>{attempts === 0 ? "First attempt" : "Next attempt"}</b> {nextAttemptAt ? <Countdown at={nextAttemptAt} /> : <span className="soft">is due</span>}</span></li>
        )}
      </ol>
    </Card>
  );
}
