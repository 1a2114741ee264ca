import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { deliveryQueries } from "../../features/deliveries/queries";
import { StatusTag } from "../../features/deliveries/status";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { EndpointName } from "../../features/endpoints/EndpointName";
import { Card } from "../../parts/Card";
import styles from "./Delivery.module.css";

/** The same event at other endpoints. */
export function Siblings({ delivery: { id } }: { delivery: DeliveryDetail }) {
  const { data } = useQuery(deliveryQueries.siblings(id));
  if (!data || data.items.length === 0) return null;
  return (
    <Card title="Same event, other endpoints" flush>
      <ul className={styles.siblings}>
        {data.items.map((sibling) => (
          <li key={sibling.id}><Link to="/webhooks/$id" params={{ id: sibling.id }} search={{}}><EndpointName id={sibling.endpointId} delivery={sibling.id} /></Link><StatusTag status={sibling.status} /></li>
        ))}
      </ul>
    </Card>
  );
}
