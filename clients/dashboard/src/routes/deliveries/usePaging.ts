import { useLocation, useNavigate } from "@tanstack/react-router";
import { useSetQuery } from "../../app/navigate";
import type { Part } from "../../features/deliveries/page";
import type { DeliveryPage } from "../../features/deliveries/types";

type Trail = readonly (string | null)[];

/** Next and previous by cursor. The cursors that led here are in the history's entry; a link from elsewhere has none and goes back to the newest. */
export function usePaging(part: Part, page: DeliveryPage | undefined) {
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
      : () => step(null, []),
  };
}
