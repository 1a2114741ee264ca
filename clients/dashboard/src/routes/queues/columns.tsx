import { Link } from "@tanstack/react-router";
import { percent } from "../../charts/percent";
import { perMinute, successRate, type Queue } from "../../features/queues/queries";
import type { Column } from "../../parts/table/DataTable";

const number = (count: number) => count.toLocaleString("en");

export const columns: readonly Column<Queue>[] = [
  { id: "name", head: "Queue", grow: true, cell: ({ name }) => <Link to="/messages" search={{ channel: name } as never}>{name}</Link> },
  { id: "waiting", head: "Waiting", align: "end", cell: ({ counts }) => number(counts.waiting) },
  { id: "active", head: "Active", align: "end", cell: ({ counts }) => number(counts.active) },
  { id: "delayed", head: "Delayed", align: "end", cell: ({ counts }) => number(counts.delayed), from: "medium" },
  { id: "rate", head: "Per minute", align: "end", cell: (queue) => number(perMinute(queue)) },
  { id: "completed", head: "Completed", align: "end", cell: ({ counts }) => number(counts.completed), from: "medium" },
  { id: "failed", head: "Failed", align: "end", cell: ({ counts }) => number(counts.failed) },
  { id: "unknown", head: "Unknown", align: "end", cell: ({ counts }) => number(counts.unknown), from: "wide" },
  { id: "stopped", head: "Stopped", align: "end", cell: ({ counts }) => number(counts.stopped), from: "wide" },
  { id: "success", head: "Success", align: "end", cell: ({ counts }) => percent(successRate(counts)) },
];
