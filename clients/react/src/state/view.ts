import type { NotificationView } from "../types";
import { applied } from "./changes";
import type { State } from "./State";

/** What is shown: what the server said, as it will be when it has agreed to everything. */
export function view(state: State): NotificationView {
  const { items, unread } = state.changes.reduce((before, change) => applied(before.items, before.unread, change), { items: state.items, unread: state.unread });
  return {
    notifications: items,
    unreadCount: unread,
    isConnected: state.isConnected,
    isLoading: !state.isLoaded && state.error === null,
    isLoadingMore: state.loading === "more",
    hasMore: state.next !== null,
    error: state.error ?? state.refusal,
    toasts: state.toasts,
  };
}
