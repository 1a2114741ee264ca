import { percent } from "../../charts/percent";
import { successRate, type Counts, type Queue } from "../../features/queues/queries";
import { Card } from "../../parts/Card";
import { DataTable, type Column } from "../../parts/table/DataTable";

interface Line { queue: string; priority: string; counts: Counts }

const columns: readonly Column<Line>[] = [
  { id: "queue", head: "Queue", grow: true, cell: ({ queue }) => queue },
  { id: "priority", head: "Priority", cell: ({ priority }) => `${priority}${priority === "1" ? ", goes first" : ""}` },
  { id: "waiting", head: "Waiting", align: "end", cell: ({ counts }) => counts.waiting },
  { id: "completed", head: "Completed", align: "end", cell: ({ counts }) => counts.completed },
  { id: "failed", head: "Failed", align: "end", cell: ({ counts }) => counts.failed },
  { id: "success", head: "Success", align: "end", cell: ({ counts }) => percent(successRate(counts)) },
];

/** The same by priority: only lines that have something. */
export function PriorityCard({ queues }: { queues: readonly Queue[] }) {
  const lines = queues.flatMap(({ name, byPriority }) => Object.entries(byPriority).map(([priority, counts]) => ({ queue: name, priority, counts })))
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  return lines.length === 0 ? null : <Card title="By priority" flush><DataTable label="Queues by priority" columns={columns} rows={lines} rowKey={({ queue, priority }) => `${queue}/${priority}`} /></Card>;
}
