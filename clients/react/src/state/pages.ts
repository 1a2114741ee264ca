import type { Page } from "../api";
import type { Notification } from "../types";
import type { PageMode, State } from "./State";

/** A page is of one moment of the log: what was heard after that is on top of it, list and count. */
export function pageRead(state: State, mode: PageMode, page: Page): State {
  const newer = state.items.filter((item) => item.seq > page.seq);
  const rest = keepsNext(state, mode, page);
  const older = rest ? state.items.filter((item) => item.seq < (page.next ?? 0)) : [];
  const above = mode === "append" ? state.items.filter((item) => item.seq <= page.seq) : [];
  return {
    ...state,
    items: inOrder([...newer, ...above, ...page.items, ...older]),
    unread: page.unread + newer.filter((item) => !item.isRead).length,
    countedTo: Math.max(page.seq, state.countedTo, newer[0]?.seq ?? 0),
    next: rest ? state.next : page.next,
    loading: "no",
    isLoaded: true,
    error: null,
  };
}

const keepsNext = (state: State, mode: PageMode, page: Page) =>
  mode === "merge" && page.next !== null && state.items.some((item) => item.seq <= page.next!);

/** Newest first, each once; of two the one that comes last is taken, as it was read last. */
export function inOrder(items: readonly Notification[]): Notification[] {
  return [...new Map(items.map((item) => [item.id, item])).values()].filter((item) => !item.isDismissed).sort((a, b) => b.seq - a.seq);
}
