import { useMemo, useSyncExternalStore } from "react";
import { useNotificationSession } from "./NotificationProvider";
import { storeOf } from "./stores";
import { initial } from "./state/State";
import { view } from "./state/view";
import type { NotificationView, Toast, UseNotificationsOptions } from "./types";

export interface UseNotificationsResult extends NotificationView {
  /** Shown at once, and taken back with a toast if the server refuses. */
  markAsRead: (id: string) => Promise<void>;
  dismiss: (id: string) => Promise<void>;
  markAllAsRead: () => Promise<void>;
  loadMore: () => Promise<void>;
  refresh: () => Promise<void>;
  closeToast: (key: string) => void;
}

const none: readonly Toast[] = [];
const unknown = view(initial);

/** A person's notifications, live. */
export function useNotifications(options: UseNotificationsOptions): UseNotificationsResult {
  const { tenantId, enableRealTime = true, showToasts = true } = options;
  const session = useNotificationSession();
  const token = options.token ?? session.token;
  const serverUrl = options.serverUrl ?? session.serverUrl ?? "";
  if (!token) throw new Error("useNotifications needs a token: give it one, or put a NotificationProvider around it.");

  const store = useMemo(() => storeOf({ tenantId, token, serverUrl }, enableRealTime), [tenantId, token, serverUrl, enableRealTime]);
  const shown = useSyncExternalStore(store.subscribe, store.getView, () => unknown);
  const { markAsRead, dismiss, markAllAsRead, loadMore, refresh, closeToast } = store;
  return useMemo(
    () => ({ ...shown, toasts: showToasts ? shown.toasts : none, markAsRead, dismiss, markAllAsRead, loadMore, refresh, closeToast }),
    [shown, showToasts, markAsRead, dismiss, markAllAsRead, loadMore, refresh, closeToast]);
}
