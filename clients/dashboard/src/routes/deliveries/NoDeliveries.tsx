import { Webhook } from "lucide-react";
import { useSetQuery } from "../../app/navigate";
import { isFiltered, noFilter, type Filter } from "../../features/deliveries/filter";
import { Message } from "../../parts/states/Message";
import { NoMatch } from "../../parts/states/states";

/** Nothing to list: by the filter, or because there has never been a delivery. */
export function NoDeliveries({ filter, isSearched, isLater }: { filter: Filter; isSearched: boolean; isLater: boolean }) {
  const setQuery = useSetQuery();
  return isFiltered(filter) || isLater
    ? <NoMatch what={isSearched ? "of the events searched so far" : "deliveries"} onClear={() => void setQuery(noFilter)} />
    : <Message icon={Webhook} title="No deliveries yet">An event becomes a delivery for every endpoint that takes its type. Create an endpoint, then send an event.</Message>;
}
