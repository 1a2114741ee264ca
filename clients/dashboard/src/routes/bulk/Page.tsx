import { useQuery } from "@tanstack/react-query";
import { bulkQueries, type BulkJob } from "../../features/bulk/queries";
import { verbs } from "../../features/bulk/words";
import { usePages } from "../../features/paging/usePages";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Tag, type Tone } from "../../parts/Tag";
import { Time } from "../../time/Time";
import { FilterLink } from "./FilterLink";
import { JobActs } from "./JobActs";

const tones: Record<string, Tone> = { running: "calm", paused: "mute", done: "good", cancelled: "mute" };

const columns: readonly Column<BulkJob>[] = [
  { id: "action", head: "What", cell: ({ action }) => verbs[action as keyof typeof verbs] ?? action },
  { id: "filter", head: "Of", grow: true, cell: (job) => <FilterLink job={job} /> },
  { id: "state", head: "State", cell: ({ state }) => <Tag tone={tones[state] ?? "mute"}>{state[0]?.toUpperCase()}{state.slice(1)}</Tag> },
  { id: "done", head: "Done", align: "end", cell: ({ done, total }) => `${done.toLocaleString("en")} of ${total.toLocaleString("en")}` },
  { id: "rate", head: "Rate", align: "end", cell: ({ rate }) => `${rate}/s`, from: "medium" },
  { id: "eta", head: "Ends", cell: ({ etaAt }) => <Time at={etaAt} />, from: "medium" },
  { id: "actor", head: "By", cell: ({ actor }) => actor, from: "wide" },
  { id: "started", head: "Started", cell: ({ startedAt }) => <Time at={startedAt} /> },
  { id: "acts", head: "Acts", align: "end", cell: (job) => <JobActs job={job} /> },
];

/** What was begun for all of a filter, and how far it is. */
export default function BulkPage() {
  const { cursor, pager } = usePages();
  const query = useQuery(bulkQueries.list(cursor));
  return (
    <>
      <PageHeader title="Bulk jobs" />
      <Loaded query={query}>
        {({ items, next }) => (items.length === 0 ? <Empty title="No jobs yet">On Deliveries, filter and choose "All that match".</Empty>
          : <Stack><DataTable label="Bulk jobs" columns={columns} rows={items} rowKey={({ id }) => id} /><Pager size={20} {...pager(next)}>{items.length} shown</Pager></Stack>)}
      </Loaded>
    </>
  );
}
