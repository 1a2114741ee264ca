import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { eventQueries, type LoggedEvent } from "../../features/events/queries";
import { TextFilters } from "../../features/filters/TextFilters";
import { LazyViews } from "../../features/views/LazyViews";
import { usePages, useSetFilter } from "../../features/paging/usePages";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty, NoMatch } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Time } from "../../time/Time";

const columns: readonly Column<LoggedEvent>[] = [
  { id: "type", head: "Event type", grow: true, cell: ({ id, type }) => <Link to="/events/$id" params={{ id }}>{type}</Link> },
  { id: "source", head: "Source", cell: ({ source }) => source },
  { id: "audience", head: "Seen by", cell: ({ audience }) => audienceWords(audience), from: "medium" },
  { id: "seq", head: "Seq", align: "end", cell: ({ seq }) => seq, from: "medium" },
  { id: "at", head: "Accepted", cell: ({ acceptedAt }) => <Time at={acceptedAt} /> },
];

const audienceWords = (audience: readonly string[]) => (audience.length === 0 ? "Endpoints only" : audience.includes("*") ? "Everyone" : audience.map((key) => key.replace(/^[ut]:/, "")).join(", "));
const filters = [["type", "Event type"], ["source", "Source"], ["q", "Id, or text of the payload"]] as const;

/** What happened, newest first. */
export default function EventsPage() {
  const search = useQueryString();
  const navigate = useNavigate();
  const setFilter = useSetFilter();
  const { cursor, pager } = usePages();
  const filter = { type: one(search.type), source: one(search.source), from: one(search.from), to: one(search.to), q: one(search.q) };
  const query = useQuery(eventQueries.list(filter, cursor));
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <PageHeader title="Events" actions={<LazyViews page="events" />} />
      <TextFilters filters={filters} />
      <Loaded query={query}>
        {({ items, next }) => (items.length === 0 && !next
          ? isFiltered ? <NoMatch what="events" onClear={() => setFilter({ type: undefined, source: undefined, from: undefined, to: undefined, q: undefined })} /> : <Empty title="No events yet">Publish one with <code>POST /v1/events</code>, or let a source send one.</Empty>
          : <Stack>
              <DataTable label="Events" columns={columns} rows={items} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: "/events/$id", params: { id } })} />
              <Pager size={50} {...pager(next)}>{items.length} shown{items.length < 50 && next ? "; the page is short, as only so many are looked at at once" : ""}</Pager>
            </Stack>)}
      </Loaded>
    </>
  );
}
