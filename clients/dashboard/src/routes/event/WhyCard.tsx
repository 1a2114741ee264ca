import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { StatusTag } from "../../features/deliveries/status";
import { eventQueries, type Reason } from "../../features/events/queries";
import { host } from "../../features/endpoints/words";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";

const columns: readonly Column<Reason>[] = [
  { id: "endpoint", head: "Endpoint", cell: ({ endpointId, name, url }) => <Link to="/endpoints/$id" params={{ id: endpointId }}>{name ?? host(url)}</Link> },
  { id: "went", head: "Went there", cell: ({ matched, deliveryId, status }) => (!matched ? "No" : deliveryId ? <Link to="/webhooks/$id" params={{ id: deliveryId }}><span className="visually-hidden">The delivery: </span>{status ? <StatusTag status={status} /> : "Yes"}</Link> : "Not yet") },
  { id: "why", head: "Why", grow: true, cell: ({ text }) => text },
];

/** Every endpoint of the tenant, and the one rule that decided. */
export function WhyCard({ id }: { id: string }) {
  const query = useQuery(eventQueries.why(id));
  return (
    <Card title="Where it went, and why" flush>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {({ items, more }) => (items.length === 0 ? <Empty title="The tenant has no endpoints" />
          : <><DataTable label="Endpoints of this event" columns={columns} rows={items} rowKey={({ endpointId }) => endpointId} />{more && <p className="soft">The tenant has more endpoints than are looked at.</p>}</>)}
      </Loaded>
    </Card>
  );
}
