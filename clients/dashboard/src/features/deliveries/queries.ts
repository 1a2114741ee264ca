import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readDelivery, readPage, readSiblings } from "./api";
import type { Filter } from "./filter";
import type { Part } from "./page";

export const deliveryQueries = {
  all: ["deliveries"] as const,
  lists: ["deliveries", "list"] as const,
  list: (filter: Filter, part: Part) => queryOptions({
    queryKey: [...deliveryQueries.lists, filter, part],
    queryFn: ({ signal }) => readPage(filter, part, signal),
    placeholderData: keepPreviousData,
  }),
  one: (id: string) => queryOptions({
    queryKey: ["deliveries", "one", id],
    queryFn: ({ signal }) => readDelivery(id, signal),
  }),
  siblings: (id: string) => queryOptions({ queryKey: ["deliveries", "siblings", id], queryFn: ({ signal }) => readSiblings(id, signal), staleTime: 30_000 }),
};
