import { useLocation, useNavigate } from "@tanstack/react-router";
import { useSetQuery } from "../../app/navigate";
import { readPlaceBefore } from "../../features/deliveries/api";
import type { Filter } from "../../features/deliveries/filter";
import type { Part } from "../../features/deliveries/page";
import { toastError } from "../../parts/toast";
import type { DeliveryPage } from "../../features/deliveries/types";

type Trail = readonly (string | null)[];

/** Next and previous by cursor. The cursors that led here are in the history's entry; for a link from elsewhere the place of the page before is looked up. */
export function usePaging(filter: Filter, part: Part, page: DeliveryPage | undefined) {
  const trail = (useLocation({ select: ({ state }) => (state as { trail?: Trail }).trail }) ?? []);
  const navigate = useNavigate();
  const setQuery = useSetQuery();
  const step = (before: string | null, next: Trail) => void navigate({
    to: ".", search: ((now: object) => ({ ...now, page: undefined, before: before ?? undefined })) as never, state: { trail: next } as never, resetScroll: false,
  });
  const isFirst = part.before === undefined && part.page === 1;
  return {
    before: trail.length > 0 ? trail.length * part.limit : part.before === undefined ? (part.page - 1) * part.limit : 0,
    onNext: page?.next ? () => step(page.next, [...trail, part.before ?? null]) : undefined,
    onPrevious: isFirst ? undefined
      : trail.length > 0 ? () => step(trail.at(-1) ?? null, trail.slice(0, -1))
      : part.before === undefined ? () => void setQuery({ page: part.page > 2 ? String(part.page - 1) : undefined })
      : () => void readPlaceBefore(filter, part.limit, part.before!).then((place) => step(place ?? null, []), toastError),
  };
}
