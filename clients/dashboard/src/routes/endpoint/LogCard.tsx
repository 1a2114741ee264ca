import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api, data } from "../../api/client";
import { StatusTag } from "../../features/deliveries/status";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";
import type { Schema } from "../../api/types";

type Delivery = Schema<"DeliveryAnswer">;

const columns: readonly Column<Delivery>[] = [
  { id: "type", head: "Event type", grow: true, cell: ({ id, type }) => <Link to="/webhooks/$id" params={{ id }}>{type}</Link> },
  { id: "status", head: "Status", cell: ({ status }) => <StatusTag status={status} /> },
  { id: "answer", head: "Answer", cell: ({ lastStatusCode, lastError }) => lastStatusCode ?? lastError ?? "–", from: "medium" },
  { id: "attempts", head: "Attempts", align: "end", cell: ({ attempts }) => attempts, from: "medium" },
  { id: "created", head: "Created", cell: ({ createdAt }) => <Time at={createdAt} /> },
];

/** The newest deliveries to one endpoint. */
export function LogCard({ id }: { id: string }) {
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ["deliveries", "of", id], refetchInterval: 10_000,
    queryFn: ({ signal }) => data(api.GET("/v1/deliveries", { params: { query: { endpoint: id, limit: 10 } as never }, signal })),
  });
  return (
    <Card title="Deliveries" flush actions={<Link to="/webhooks" search={{ endpoint: id } as never}>All of them</Link>}>
      <Loaded query={query} skeleton={<Skeleton rows={5} />}>
        {({ items }) => (items.length === 0 ? <Empty title="Nothing was sent to it yet" />
          : <DataTable label="Newest deliveries" columns={columns} rows={items} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: "/webhooks/$id", params: { id } })} />)}
      </Loaded>
    </Card>
  );
}
