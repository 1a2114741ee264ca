import type { Notification } from "../types";
import type { Change, State } from "./State";
import { withToast } from "./toasts";

export function asked(state: State, change: Change): State {
  return { ...state, changes: [...state.changes, change], toasts: change.kind === "read-all" ? [] : state.toasts.filter(({ key }) => key !== change.id) };
}

/** The server agreed: what was shown on top is now below. Its own word may have come first, and then this changes nothing. */
export function done(state: State, key: number, unread?: number): State {
  const change = state.changes.find((known) => known.key === key);
  if (!change) return state;
  const { items, unread: counted } = applied(state.items, state.unread, change);
  return { ...state, items, unread: unread ?? counted, changes: without(state, key) };
}

/** The server refused: without the change everything is as the server has it. */
export function failed(state: State, key: number, error: string): State {
  return withToast({ ...state, changes: without(state, key) }, { key: `change-${key}`, type: "error", title: "Not saved", message: error });
}

/** List and count with the change made. */
export function applied(items: readonly Notification[], unread: number, change: Change): { items: readonly Notification[]; unread: number } {
  if (change.kind === "read-all") {
    const read = items.map((item) => (item.seq <= change.upTo && !item.isRead ? { ...item, isRead: true } : item));
    return { items: read, unread: Math.min(unread, read.filter((item) => !item.isRead).length) };
  }

  const item = items.find(({ id }) => id === change.id);
  if (!item) return { items, unread };
  return {
    items: change.kind === "dismiss" ? items.filter((other) => other !== item) : items.map((other) => (other === item ? { ...item, isRead: true } : other)),
    unread: item.isRead ? unread : Math.max(0, unread - 1),
  };
}

const without = (state: State, key: number) => state.changes.filter((change) => change.key !== key);
