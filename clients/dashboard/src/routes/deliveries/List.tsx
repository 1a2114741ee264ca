import { useQuery } from "@tanstack/react-query";
import { Suspense, useMemo } from "react";
import { useSetQuery } from "../../app/navigate";
import { lazyPart } from "../../code/lazily";
import { columns } from "../../features/deliveries/columns";
import type { Filter } from "../../features/deliveries/filter";
import { isFirstPage, sizes, type Part } from "../../features/deliveries/page";
import { deliveryQueries } from "../../features/deliveries/queries";
import type { Delivery } from "../../features/deliveries/types";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { DataTable } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Time } from "../../time/Time";
import { NeedsTime, needsTime } from "./NeedsTime";
import { NoDeliveries } from "./NoDeliveries";
import { useOpenDelivery } from "./useOpenDelivery";
import { useListKeys } from "./useListKeys";
import { usePaging } from "./usePaging";
import { useSelection } from "./useSelection";

// With the first row that is selected.
const SelectionBar = lazyPart(() => import("./SelectionBar"));
const none: readonly Delivery[] = [];
const nameOf = ({ type, id }: Delivery) => `${type} ${id}`;

export function List({ filter, part }: { filter: Filter; part: Part }) {
  const query = useQuery(deliveryQueries.list(filter, part));
  const rows = query.data?.items ?? none;
  const setQuery = useSetQuery();
  const paging = usePaging(filter, part, query.data);
  const open = useOpenDelivery();
  // A row that is patched keeps its id: the selection stays the same object.
  const key = rows.map(({ id }) => id).join(" ");
  const ids = useMemo(() => (key === "" ? [] : key.split(" ")), [key]);
  const selection = useSelection(ids);
  const current = useListKeys(rows, open, selection);
  const boxes = useMemo(() => ({ has: (id: string) => selection.chosen.has(id), toggle: selection.toggle, all: selection.isAll, toggleAll: selection.toggleAll, name: nameOf }), [selection]);
  if (needsTime(query.error)) return <NeedsTime />;
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {({ items, searchedTo, next }) => (
        <div className="stack">
          {items.length > 0
            ? <DataTable label="Deliveries" columns={columns} rows={items} rowKey={({ id }) => id} before={paging.before} current={current} onOpen={open} selection={boxes} />
            : <NoDeliveries filter={filter} isSearched={Boolean(searchedTo)} isLater={paging.onPrevious !== undefined} />}
          {selection.chosen.size > 0 && <Suspense><SelectionBar deliveries={items.filter(({ id }) => selection.chosen.has(id))} filter={filter} hasMore={next !== null || !isFirstPage(part)} isAll={selection.isAll} onClear={selection.clear} /></Suspense>}
          {(items.length > 0 || paging.onPrevious || paging.onNext) && (
            <Pager onPrevious={paging.onPrevious} onNext={paging.onNext} size={part.limit} sizes={sizes} onSize={(limit) => void setQuery({ limit: String(limit) })}>
              {items.length} shown{searchedTo && <>, searched back to <Time at={searchedTo} full />: Next searches on</>}
            </Pager>
          )}
        </div>
      )}
    </Loaded>
  );
}
