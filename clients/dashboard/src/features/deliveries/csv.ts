import type { Delivery } from "./types";

const columns = [
  "id", "eventId", "seq", "type", "source", "endpointId", "status", "attempts", "trigger", "acceptedAt", "updatedAt", "nextAttemptAt", "deliveredAt", "lastStatusCode", "lastError",
] as const;

// A cell that a spreadsheet would take for a formula gets an apostrophe, as in the server's exports.
const cell = (value: string | number | null) => {
  const text = String(value ?? "");
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};
const time = (at: string | null) => (at === null ? "" : new Date(at).toISOString());

/** Chosen deliveries as the table that the server exports. */
export function deliveriesCsv(deliveries: readonly Delivery[]): string {
  const rows = deliveries.map(({ createdAt, updatedAt, nextAttemptAt, deliveredAt, ...rest }): Record<string, string | number | null> => ({
    ...rest, acceptedAt: time(createdAt), updatedAt: time(updatedAt), nextAttemptAt: time(nextAttemptAt), deliveredAt: time(deliveredAt),
  }));
  return [columns.join(","), ...rows.map((row) => columns.map((name) => cell(row[name] ?? null)).join(","))].map((line) => `${line}\r\n`).join("");
}
