import { Card, Facts } from "../../parts/Card";
import { CopyButton } from "../../parts/CopyButton";
import { EndpointName } from "../../features/endpoints/EndpointName";
import { Countdown } from "../../features/deliveries/Countdown";
import { Outcome } from "../../features/deliveries/Outcome";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { hostOf } from "../../features/endpoints/names";
import { Time } from "../../time/Time";
import { Link } from "@tanstack/react-router";
import styles from "./Delivery.module.css";

const Id = ({ text, label }: { text: string; label: string }) => <span className={styles.id}><code title={text}>{text}</code><CopyButton text={text} label={label} /></span>;

/** The strip of facts on top. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const { id, eventId, endpointId, endpointUrl, endpointName, isEndpointDeleted, source, attempts, nextAttemptAt, createdAt, deliveredAt } = delivery;
  const endpoint = endpointUrl ? <span title={endpointUrl}>{hostOf(endpointUrl) ?? endpointUrl}{endpointName && ` · ${endpointName}`}{isEndpointDeleted && <span className="soft"> (deleted)</span>}</span> : <EndpointName id={endpointId} />;
  return (
    <Card>
      <Facts items={[
        ["Endpoint", isEndpointDeleted ? endpoint : <Link to="/endpoints/$id" params={{ id: endpointId }} preload={false}>{endpoint}</Link>],
        ["Source", source || "–"],
        ["Attempts", attempts],
        ["Last answer", <Outcome {...delivery} />],
        ["Accepted", <Time at={createdAt} />],
        deliveredAt ? ["Delivered", <Time at={deliveredAt} />] : ["Next attempt", nextAttemptAt ? <Countdown at={nextAttemptAt} /> : "–"],
        ["Delivery", <Id text={id} label="Copy delivery id" />],
        ["Event", <Id text={eventId} label="Copy event id" />],
      ]} />
    </Card>
  );
}
