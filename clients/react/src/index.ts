import "./bell/style.css";

export { NotificationBell, type NotificationBellProps } from "./bell/NotificationBell";
export { NotificationToasts } from "./bell/NotificationToasts";
export { NotificationProvider, type NotificationSession } from "./NotificationProvider";
export { NotificationStore } from "./NotificationStore";
export { useNotifications, type UseNotificationsResult } from "./useNotifications";
export type { Notification, NotificationPriority, NotificationType, NotificationView, Toast, UseNotificationsOptions } from "./types";
