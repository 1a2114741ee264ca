export type { Clock } from "./backoff.js";
export { NotifyError } from "./error.js";
export type { PublishOptions } from "./events.js";
export type { Options } from "./http.js";
export { Live, type InboxSignal, type LiveOptions, type LiveStatus, type Notification, type Position } from "./live/Live.js";
export { OrleansNotify } from "./OrleansNotify.js";
export type * from "./types.js";
export { verifyWebhook, WebhookError, type VerifiedWebhook } from "./webhook.js";
