import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useQueryString } from "../../app/navigate";
import { one } from "../../app/search";
import { TextFilters } from "../../features/filters/TextFilters";
import { usePages, useSetFilter } from "../../features/paging/usePages";
import { peopleQuery, type Person } from "../../features/people/queries";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty, NoMatch } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Time } from "../../time/Time";

const columns: readonly Column<Person>[] = [
  { id: "id", head: "Person", grow: true, cell: ({ id, name }) => <Link to="/people/$id" params={{ id }}>{name || id}</Link> },
  { id: "key", head: "Id", cell: ({ id }) => id, from: "medium" },
  { id: "language", head: "Language", cell: ({ language }) => language ?? "–" },
  { id: "zone", head: "Time zone", cell: ({ timeZone }) => timeZone ?? "–", from: "medium" },
  { id: "quiet", head: "Quiet hours", cell: ({ quietHours }) => (quietHours ? `${quietHours.from} to ${quietHours.until}` : "–"), from: "wide" },
  { id: "changed", head: "Changed", cell: ({ updatedAt }) => <Time at={updatedAt} /> },
];

const filters = [["address", "E-mail address or number, exactly"]] as const;

/** Who gets messages. */
export default function PeoplePage() {
  const address = one(useQueryString().address);
  const navigate = useNavigate();
  const setFilter = useSetFilter();
  const { cursor, pager } = usePages();
  const query = useQuery(peopleQuery(address, cursor));
  return (
    <>
      <PageHeader title="People" />
      <TextFilters filters={filters} />
      <Loaded query={query}>
        {({ items, nextAfter }) => (items.length > 0
          ? <Stack><DataTable label="People" columns={columns} rows={items} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: "/people/$id", params: { id } })} /><Pager size={50} {...pager(nextAfter)}>{items.length} shown</Pager></Stack>
          : address ? <NoMatch what="people" onClear={() => setFilter({ address: undefined })} /> : <Empty title="No people yet">Your systems tell of them with <code>PUT /v1/people/&#123;id&#125;</code>.</Empty>)}
      </Loaded>
    </>
  );
}
