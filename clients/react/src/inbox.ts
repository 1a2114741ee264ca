import type { Notification, NotificationPriority, NotificationType } from "./types";

/** An item of `GET /v1/inbox`. */
export interface InboxItem {
  id: string;
  seq: number;
  type: string;
  payload: unknown;
  sentAt: string;
  read: boolean;
  priority: string;
  dismissed: boolean;
}

/** The same as the server's `/api/notifications` makes of an event: whatever a payload does not say has a default. */
export function fromInbox(tenantId: string, item: InboxItem): Notification {
  const payload = isObject(item.payload) ? item.payload : {};
  return {
    id: item.id, _id: item.id, tenantId, userId: null,
    title: text(payload.title) ?? item.type,
    message: text(payload.message) ?? "",
    type: word(payload.type, ["info", "success", "warning", "error"]) ?? "info",
    priority: word(payload.priority, priorities) ?? word(item.priority, priorities) ?? "medium",
    isRead: item.read, isDismissed: item.dismissed,
    actionUrl: text(payload.actionUrl), actionText: text(payload.actionText),
    metadata: isObject(payload.metadata) ? payload.metadata : {},
    createdAt: item.sentAt, seq: item.seq,
  };
}

const priorities: NotificationPriority[] = ["low", "medium", "high", "urgent"];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown) => (typeof value === "string" && value.length > 0 ? value : null);

const word = <T extends NotificationType | NotificationPriority>(value: unknown, words: T[]) => words.find((known) => known === value) ?? null;
