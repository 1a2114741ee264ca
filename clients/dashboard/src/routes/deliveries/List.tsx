import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { useSetQuery } from "../../app/navigate";
import { columns } from "../../features/deliveries/columns";
import { isFiltered, noFilter, type Filter } from "../../features/deliveries/filter";
import { sizes, type Part } from "../../features/deliveries/page";
import { deliveryQueries } from "../../features/deliveries/queries";
import { Loaded } from "../../parts/states/Loaded";
import { Message } from "../../parts/states/Message";
import { NoMatch } from "../../parts/states/states";
import { Skeleton } from "../../parts/states/Skeleton";
import { DataTable } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Time } from "../../time/Time";
import { NeedsTime, needsTime } from "./NeedsTime";
import { useOpenDelivery } from "./useOpenDelivery";
import { useListKeys } from "./useListKeys";
import { usePaging } from "./usePaging";

export function List({ filter, part }: { filter: Filter; part: Part }) {
  const query = useQuery(deliveryQueries.list(filter, part));
  const setQuery = useSetQuery();
  const paging = usePaging(part, query.data);
  const open = useOpenDelivery();
  const current = useListKeys(query.data?.items ?? [], open);
  const clear = () => void setQuery(noFilter);
  if (needsTime(query.error)) return <NeedsTime />;
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {({ items, searchedTo }) => (
        <div className="stack">
          {items.length > 0
            ? <DataTable label="Deliveries" columns={columns} rows={items} rowKey={({ id }) => id} before={paging.before} current={current} onOpen={open} />
            : isFiltered(filter) || paging.onPrevious ? <NoMatch what={searchedTo ? "of the events searched so far" : "deliveries"} onClear={clear} />
            : <Message icon={Webhook} title="No deliveries yet">An event becomes a delivery for every endpoint that takes its type. Create an endpoint, then send an event.</Message>}
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
