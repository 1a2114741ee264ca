import { describe, type Payload } from "../inbox/describe.ts";
import type { InboxItem } from "../inbox/item.ts";

export type Frame =
  | { kind: "welcome" | "reset"; seq: number; epoch: string; unread: number }
  | { kind: "resume" | "inbox"; seq: number; unread: number }
  | { kind: "pong" | "unknown" }
  | { kind: "event"; item: InboxItem };

export function parseFrame(json: string): Frame {
  const frame = parseObject(json);
  if (!frame) return { kind: "unknown" };

  // Whoever posts an event chooses its type, so a type alone does not make a control frame: an id makes an event.
  if (typeof frame["id"] === "string" && isSeq(frame["seq"])) return event(frame, frame["id"], frame["seq"]);

  const { type, seq, epoch } = frame;
  const unread = count(frame["unread"]);
  if ((type === "welcome" || type === "reset") && isSeq(seq) && typeof epoch === "string") return { kind: type, seq, epoch, unread };
  if ((type === "resume" || type === "inbox") && isSeq(seq)) return { kind: type, seq, unread };
  return { kind: type === "pong" ? "pong" : "unknown" };
}

function event(frame: Payload, id: string, seq: number): Frame {
  const type = typeof frame["type"] === "string" ? frame["type"] : "";
  const sentAt = typeof frame["sentAt"] === "string" ? frame["sentAt"] : "";
  return { kind: "event", item: describe({ id, seq, type, payload: frame, sentAt, isRead: false }) };
}

function parseObject(json: string): Payload | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Payload) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isSeq = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const count = (value: unknown): number => (isSeq(value) ? value : 0);
