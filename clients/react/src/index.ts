import "./bell/style.css";

export { NotificationBell, type NotificationBellProps } from "./bell/NotificationBell";
export { NotificationToasts } from "./bell/NotificationToasts";
export { NotificationPreferences } from "./preferences/NotificationPreferences";
export type { Category, Preference, Preferences, PreferencesPatch, QuietHours } from "./preferences/Preferences";
export { usePreferences, type UsePreferencesOptions, type UsePreferencesResult } from "./preferences/usePreferences";
export { NotificationProvider, type NotificationSession } from "./NotificationProvider";
export { NotificationStore } from "./NotificationStore";
export { useNotifications, type UseNotificationsResult } from "./useNotifications";
export type { Notification, NotificationPriority, NotificationType, NotificationView, Toast, UseNotificationsOptions } from "./types";
