import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useSetQuery } from "../../app/navigate";
import type { Filter } from "../../features/deliveries/filter";
import { isFirstPage, type Part } from "../../features/deliveries/page";
import { deliveryQueries } from "../../features/deliveries/queries";
import type { DeliveryPage } from "../../features/deliveries/types";
import { toastError } from "../../parts/toast";

type Trail = readonly (string | null)[];

/** Next and previous by cursor. The cursors that led here are in the history's entry; for a link from elsewhere the list is read upwards from here. */
export function usePaging(filter: Filter, part: Part, page: DeliveryPage | undefined) {
  const trail = (useLocation({ select: ({ state }) => (state as { trail?: Trail }).trail }) ?? []);
  const client = useQueryClient();
  const navigate = useNavigate();
  const setQuery = useSetQuery();
  const step = (place: { before?: string | undefined; after?: string }, next: Trail) => void navigate({
    to: ".", search: ((now: object) => ({ ...now, page: undefined, before: undefined, after: undefined, ...place })) as never, state: { trail: next } as never, resetScroll: false,
  });
  // Where nothing is above, it is the first page, which goes on with what comes.
  const up = async (after: string) => {
    const read = (limit: number, after: string) => client.fetchQuery(deliveryQueries.list(filter, { limit, after, page: 1 }));
    const above = (await read(part.limit, after)).previous;
    step(above && (await read(1, above)).items.length > 0 ? { after } : {}, []);
  };
  const previous = page?.previous;
  return {
    before: trail.length > 0 ? trail.length * part.limit : (part.page - 1) * part.limit,
    onNext: page?.next ? () => step({ before: page.next! }, part.after === undefined ? [...trail, part.before ?? null] : []) : undefined,
    onPrevious: isFirstPage(part) ? undefined
      : trail.length > 0 ? () => step({ before: trail.at(-1) ?? undefined }, trail.slice(0, -1))
      : part.page > 1 ? () => void setQuery({ page: part.page > 2 ? String(part.page - 1) : undefined })
      : previous ? () => void up(previous).catch(toastError)
      : () => step({}, []),
  };
}
