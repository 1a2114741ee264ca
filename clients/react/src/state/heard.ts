import type { Notification } from "../types";
import { inOrder } from "./pages";
import type { State } from "./State";
import { withToast } from "./toasts";

interface Updated { id: string; isRead: boolean; isDismissed: boolean; isArchived: boolean; snoozedUntil: string | null; unreadCount: number; version: number }
interface MarkedRead { unreadCount: number; readUpTo?: number; seq: number; version: number }
interface Withdrawn { id: string; seq: number }

/** What the server tells while connected. */
export function heard(state: State, name: string, data: unknown): State {
  switch (name) {
    case "new-notification": return arrived(state, data as Notification);
    case "notification-updated": return updated(state, data as Updated);
    case "notifications-marked-read": return markedRead(state, data as MarkedRead);
    case "notification-withdrawn": return withdrawn(state, data as Withdrawn);
    default: return state;
  }
}

function arrived(state: State, notification: Notification): State {
  if (state.items.some(({ id }) => id === notification.id)) return state;
  const isCounted = notification.seq <= state.countedTo || notification.isRead;
  const next = {
    ...state,
    items: inOrder([...state.items, notification]),
    unread: state.unread + (isCounted ? 0 : 1),
    countedTo: Math.max(state.countedTo, notification.seq),
  };
  const { id: key, type, title, message } = notification;
  return withToast(next, { key, type, title, message });
}

function updated(state: State, change: Updated): State {
  if (change.version < state.version) return state;
  const isHidden = change.isDismissed || change.isArchived || change.snoozedUntil !== null;
  return {
    ...state,
    items: isHidden
      ? state.items.filter(({ id }) => id !== change.id)
      : state.items.map((item) => (item.id === change.id ? { ...item, isRead: change.isRead } : item)),
    unread: change.unreadCount,
    version: change.version,
    toasts: change.isRead || isHidden ? state.toasts.filter(({ key }) => key !== change.id) : state.toasts,
  };
}

function markedRead(state: State, { unreadCount, readUpTo, seq, version }: MarkedRead): State {
  if (version < state.version) return state;
  const items = state.items.map((item) => (readUpTo !== undefined && item.seq <= readUpTo && !item.isRead ? { ...item, isRead: true } : item));
  const newer = items.filter((item) => item.seq > seq && !item.isRead).length;
  return { ...state, items, unread: unreadCount + newer, countedTo: Math.max(state.countedTo, seq), version };
}

function withdrawn(state: State, { id }: Withdrawn): State {
  const gone = state.items.find((item) => item.id === id);
  return {
    ...state,
    items: state.items.filter((item) => item !== gone),
    // Of one that is not loaded nobody here knows whether it was read: the store asks.
    unread: gone && !gone.isRead ? Math.max(0, state.unread - 1) : state.unread,
    toasts: state.toasts.filter(({ key }) => key !== id),
  };
}
