import type { Incoming } from "../../features/incoming/queries";
import { Card } from "../../parts/Card";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

type Refusal = Incoming["recentRefusals"][number];

const columns: readonly Column<Refusal>[] = [
  { id: "source", head: "Source", grow: true, cell: ({ source }) => source },
  { id: "reason", head: "Failed check", cell: ({ reason }) => reason.replaceAll("_", " ") },
  { id: "at", head: "When", cell: ({ at }) => <Time at={at} /> },
];

/** Requests that were not believed. */
export const RefusalsCard = ({ incoming: { recentRefusals } }: { incoming: Incoming }) => (
  <Card title="Refused lately" flush>
    {recentRefusals.length === 0 ? <Empty title="Nothing was refused" /> : <DataTable label="Refused requests" columns={columns} rows={recentRefusals} rowKey={({ source, at }) => `${source} ${at}`} />}
  </Card>
);
