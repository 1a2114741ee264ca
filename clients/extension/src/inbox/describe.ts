import type { InboxItem, Kind } from "./item.ts";

export type Payload = Readonly<Record<string, unknown>>;

const longestTitle = 160;
const longestBody = 2000;
const ownFields = new Set(["id", "seq", "type", "sentAt", "email"]);

export function describe(
  event: { id: string; seq: number; type: string; payload: Payload; sentAt: string; isRead: boolean },
): InboxItem {
  const { id, seq, sentAt, isRead } = event;
  const { kind, label, title, body } = words(event.type, event.payload);
  return { id, seq, kind, label, title: cut(title, longestTitle), body: cut(body, longestBody), sentAt, isRead };
}

function words(type: string, payload: Payload): { kind: Kind; label: string; title: string; body: string } {
  switch (type) {
    case "sale_made": {
      const who = text(payload["bdeName"]) || "Someone";
      const details = [text(payload["product"]), text(payload["managerName"])].filter(Boolean).join(" · ");
      return { kind: "sale", label: "Sale", title: `${who} made a sale`, body: details };
    }
    case "notification":
      return { kind: "announcement", label: "Announcement", title: "Announcement", body: text(payload["message"]) };
    case "private":
      return { kind: "private", label: "Private message", title: "Private message", body: text(payload["message"]) };
    default:
      return { kind: "other", label: readable(type), title: text(payload["title"]) || readable(type), body: generic(payload) };
  }
}

function generic(payload: Payload): string {
  const message = text(payload["message"]) || text(payload["body"]);
  if (message) return message;

  return Object.entries(payload)
    .filter(([name]) => !ownFields.has(name) && name !== "title")
    .map(([name, value]) => `${name}: ${text(value)}`)
    .join("\n");
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  const plain = typeof value === "string" ? value : JSON.stringify(value);
  // C0 and C1 controls other than tab and line feed would show as boxes in the list and in desktop notifications.
  return plain.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "").trim();
}

function readable(type: string): string {
  const spaced = type.replace(/[._-]+/g, " ").trim();
  return spaced ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : "Notification";
}

function cut(value: string, longest: number): string {
  if (value.length <= longest) return value;
  const points = Array.from(value.slice(0, 2 * longest + 2)); // A character takes at most two units.
  return points.length <= longest ? value : points.slice(0, longest - 1).join("") + "…";
}
