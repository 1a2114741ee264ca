/** Where a client is in its tenant's log. Keep it to go on from there in another process. */
export interface Position {
  epoch: string;
  seq: number;
}

/** A notification: what was published, and where it is in the log. */
export interface Notification {
  id: string;
  seq: number;
  sentAt: string;
  type?: string;
  title?: string;
  message?: string;
  [member: string]: unknown;
}

/** The person did something to notifications, on this or another device. */
export interface InboxSignal {
  seq: number;
  unread: number;
  version: number;
  readUpTo: number | null;
  items: unknown[] | null;
}

export type Frame =
  | { kind: "welcome"; seq: number; epoch: string; unread: number }
  | { kind: "notification"; notification: Notification }
  | { kind: "reset"; seq: number; epoch: string; unread: number }
  | { kind: "inbox"; signal: InboxSignal }
  | { kind: "behind" };

/** A frame of `/ws`. Of what people publish any member may look like ours, but only events have a `sentAt`. */
export function readFrame(text: string): Frame | null {
  const frame = JSON.parse(text) as Record<string, unknown>;
  if (typeof frame["sentAt"] === "string" && typeof frame["id"] === "string") return { kind: "notification", notification: frame as unknown as Notification };
  return frame["type"] === "resume" ? { kind: "behind" } : readNamed(String(frame["type"]), frame);
}

/** An event of `/v1/live`. */
export function readNamed(name: string, data: unknown): Frame | null {
  const { seq, epoch, unread } = data as { seq: number; epoch: string; unread: number };
  switch (name) {
    case "notification": return { kind: "notification", notification: data as Notification };
    case "welcome": return { kind: "welcome", seq, epoch, unread };
    case "reset": return { kind: "reset", seq, epoch, unread };
    case "inbox": return { kind: "inbox", signal: data as InboxSignal };
    default: return null;
  }
}
