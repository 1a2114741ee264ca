import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EndpointTag } from "../../features/endpoints/EndpointTag";
import { endpointQueries, type Endpoint } from "../../features/endpoints/queries";
import { endpointName } from "../../features/endpoints/words";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

const columns: readonly Column<Endpoint>[] = [
  { id: "name", head: "Endpoint", grow: true, cell: (endpoint) => <Link to="/endpoints/$id" params={{ id: endpoint.id }}>{endpointName(endpoint)}</Link> },
  { id: "state", head: "State", cell: (endpoint) => <EndpointTag endpoint={endpoint} /> },
  { id: "since", head: "Since", cell: ({ failingSince, updatedAt, state }) => <Time at={state === "enabled" ? failingSince : updatedAt} /> },
];

/** Endpoints that get nothing now. */
export function AttentionCard() {
  const query = useQuery(endpointQueries.list(undefined));
  return (
    <Card title="Needs attention" flush actions={<Link to="/endpoints">All endpoints</Link>}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {({ items }) => {
          const troubled = items.filter(({ state, failingSince }) => state !== "enabled" || failingSince);
          return troubled.length === 0 ? <Empty title="Every endpoint takes what it gets" /> : <DataTable label="Endpoints that need attention" columns={columns} rows={troubled} rowKey={({ id }) => id} />;
        }}
      </Loaded>
    </Card>
  );
}
