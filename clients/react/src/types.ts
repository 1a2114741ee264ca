export type NotificationType = "info" | "success" | "warning" | "error";
export type NotificationPriority = "low" | "medium" | "high" | "urgent";

/** A notification as its person sees it. */
export interface Notification {
  id: string;
  /** The same as `id`, for what was written against the dashboard's database. */
  _id: string;
  tenantId: string;
  /** Whose alone it is; null: everyone's, or not said. */
  userId: string | null;
  title: string;
  message: string;
  type: NotificationType;
  priority: NotificationPriority;
  isRead: boolean;
  isDismissed: boolean;
  actionUrl: string | null;
  actionText: string | null;
  metadata: Record<string, unknown>;
  /** ISO 8601. */
  createdAt: string;
  /** Its place in the tenant's log: higher is newer. */
  seq: number;
}

/** What is shown for some seconds. */
export interface Toast {
  key: string;
  type: NotificationType;
  title: string;
  message: string;
}

/** Where the notifications come from. */
export interface Source {
  tenantId: string;
  /** The token of a person's session. */
  token: string;
  /** Where the server is. Default: where the page comes from. */
  serverUrl: string;
}

export interface UseNotificationsOptions {
  tenantId: string;
  /** Kept for the seed's callers: the token says whose notifications these are. */
  userId?: string | undefined;
  /** The session's token. Default: that of the NotificationProvider. */
  token?: string | undefined;
  /** Default: that of the NotificationProvider, else where the page comes from. */
  serverUrl?: string | undefined;
  /** Whether to receive changes as they happen. Default true. */
  enableRealTime?: boolean | undefined;
  /** Whether `toasts` has anything. Default true. */
  showToasts?: boolean | undefined;
}

/** What there is to show. */
export interface NotificationView {
  /** Newest first, without those that were dismissed. */
  notifications: readonly Notification[];
  /** Of all notifications, also of those that are not loaded. */
  unreadCount: number;
  isConnected: boolean;
  /** The first page is on its way. */
  isLoading: boolean;
  isLoadingMore: boolean;
  hasMore: boolean;
  /** Why the list could not be read, or why the connection is over for good; in words for people. */
  error: string | null;
  toasts: readonly Toast[];
}
