import { useQuery } from "@tanstack/react-query";
import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { activityQuery, given, type Activity } from "../../features/activity/queries";
import { DownloadButton } from "../../features/downloads/DownloadButton";
import { usePages, useSetFilter } from "../../features/paging/usePages";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty, NoMatch } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Time } from "../../time/Time";
import { TextFilters } from "../../features/filters/TextFilters";

const columns: readonly Column<Activity>[] = [
  { id: "at", head: "When", cell: ({ at }) => <Time at={at} /> },
  { id: "actor", head: "Who", cell: ({ actor }) => actor },
  { id: "action", head: "What", cell: ({ action }) => <code>{action}</code> },
  { id: "subject", head: "On", grow: true, cell: ({ subject }) => subject || "–" },
  { id: "from", head: "From", cell: ({ clientAddress }) => clientAddress || "–", from: "medium" },
];

const filters = [["actor", "Who"], ["action", "What"], ["subject", "On"]] as const;

/** Who did what. The list cannot be changed, also not by us. */
export default function ActivityPage() {
  const search = useQueryString();
  const setFilter = useSetFilter();
  const { cursor, pager } = usePages();
  const filter = { actor: one(search.actor), action: one(search.action), subject: one(search.subject), from: one(search.from), to: one(search.to) };
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const query = useQuery(activityQuery(filter, cursor));
  return (
    <>
      <PageHeader title="Activity" actions={<DownloadButton path="/v1/activity.csv" query={given(filter)} name="activity.csv">CSV</DownloadButton>} />
      <TextFilters filters={filters} />
      <Loaded query={query}>
        {({ items, next }) => (items.length > 0
          ? <Stack><DataTable label="Activity" columns={columns} rows={items} rowKey={({ id }) => id} /><Pager size={50} {...pager(next)}>{items.length} shown</Pager></Stack>
          : isFiltered ? <NoMatch what="entries" onClear={() => setFilter({ actor: undefined, action: undefined, subject: undefined, from: undefined, to: undefined })} /> : <Empty title="Nothing was done yet" />)}
      </Loaded>
    </>
  );
}
