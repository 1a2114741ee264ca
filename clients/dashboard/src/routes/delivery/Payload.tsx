import { useQuery } from "@tanstack/react-query";
import { payloadOf } from "../../features/payload/read";
import { PayloadView } from "../../features/payload/PayloadView";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import styles from "./Delivery.module.css";

export function Payload({ delivery: { id, eventId, sha256 } }: { delivery: DeliveryDetail }) {
  const query = useQuery(payloadOf(id));
  return (
    <Card title="Payload" flush>
      <Loaded query={query} skeleton={<Skeleton rows={4} />}>
        {(bytes) => (bytes === null ? <p className={styles.note}>The payload is no longer kept: its retention has passed.</p> : <PayloadView bytes={bytes} name={`${eventId}.json`} sha256={sha256} />)}
      </Loaded>
    </Card>
  );
}
