import type { Schema } from "../../api/types";
import type { Queue } from "../../features/queues/queries";
import { Card } from "../../parts/Card";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { Time } from "../../time/Time";

type Line = Schema<"AccountStatus"> & { queue: string };

const columns: readonly Column<Line>[] = [
  { id: "account", head: "Account", cell: ({ id }) => id },
  { id: "provider", head: "Provider", cell: ({ provider, queue }) => `${provider}, ${queue}` },
  { id: "state", head: "State", cell: ({ breaker }) => <Tag tone={breaker === "closed" ? "good" : "bad"}>{breaker === "closed" ? "In use" : "Resting"}</Tag> },
  { id: "held", head: "Until", cell: ({ heldUntil }) => <Time at={heldUntil} /> },
  { id: "problem", head: "Last problem", grow: true, cell: ({ lastProblem }) => lastProblem ?? "–" },
];

/** The sending services behind the queues. */
export function AccountsCard({ queues }: { queues: readonly Queue[] }) {
  const lines = queues.flatMap(({ name, accounts }) => accounts.map((account) => ({ ...account, queue: name })));
  return lines.length === 0 ? null : <Card title="Sending services" flush><DataTable label="Sending services" columns={columns} rows={lines} rowKey={({ id, queue }) => `${queue}/${id}`} /></Card>;
}
