import { CircleHelp } from "lucide-react";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { Time } from "../../time/Time";
import styles from "./Delivery.module.css";

/** Why the delivery is where it is, in the server's words. */
export function WhyLine({ delivery: { why, status } }: { delivery: DeliveryDetail }) {
  if (!why) return null;
  return (
    <p className={styles.why} data-tone={status === "dead" ? "bad" : status === "retrying" ? "warn" : undefined}>
      <CircleHelp aria-hidden />
      <span><b>Why? </b>{why.text}{why.until && <> (until <Time at={why.until} full />)</>}</span>
    </p>
  );
}
