import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readPage } from "../../features/deliveries/api";
import type { Filter } from "../../features/deliveries/filter";
import { deliveryQueries } from "../../features/deliveries/queries";
import type { DeliveryPage } from "../../features/deliveries/types";

const sameFilter = (key: readonly unknown[], filter: Filter) => JSON.stringify(key[2]) === JSON.stringify(filter);

/** The deliveries next to this one in the filtered list: from the pages that were read, else by asking on from here. */
export function useNeighbours(id: string, filter: Filter): { newer: string | null | undefined; older: string | null | undefined } {
  const client = useQueryClient();
  const lists = client.getQueriesData<DeliveryPage>({ queryKey: deliveryQueries.lists }).filter(([key, page]) => page !== undefined && sameFilter(key, filter)).map(([, page]) => page!.items);
  const list = lists.find((items) => items.some((item) => item.id === id));
  const place = list?.findIndex((item) => item.id === id) ?? -1;
  return { newer: useNext(filter, "after", id, list?.[place - 1]?.id), older: useNext(filter, "before", id, list?.[place + 1]?.id) };
}

function useNext(filter: Filter, direction: "before" | "after", id: string, known: string | undefined) {
  const asked = useQuery({
    queryKey: ["deliveries", "following", filter, direction, id],
    queryFn: async ({ signal }) => (await readPage(filter, { limit: 1, [direction]: id, page: 1 }, signal)).items[0]?.id ?? null,
    enabled: known === undefined,
    staleTime: 30_000,
  });
  return known ?? asked.data;
}
