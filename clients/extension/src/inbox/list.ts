import type { InboxItem, Position } from "./item.ts";

/** Newest first, each event once. */
export function insert(list: readonly InboxItem[], arrived: readonly InboxItem[]): InboxItem[] {
  const byId = new Map(list.map((item) => [item.id, item]));
  for (const item of arrived) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()].sort((a, b) => b.seq - a.seq);
}

/** What of a burst was not applied yet, oldest first. */
export function unapplied(arrived: readonly InboxItem[], position: Position | null): InboxItem[] {
  const after = position?.seq ?? -1;
  const bySeq = new Map(arrived.filter((item) => item.seq > after).map((item) => [item.seq, item]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** A fresh answer of the server replaces the cache, but not what arrived while the answer was under way. */
export function reload(cached: readonly InboxItem[], fresh: readonly InboxItem[]): InboxItem[] {
  const newest = fresh[0]?.seq ?? -1;
  return [...cached.filter((item) => item.seq > newest), ...fresh];
}

export function markRead(list: readonly InboxItem[], isRead: (item: InboxItem) => boolean): InboxItem[] {
  return list.map((item) => (!item.isRead && isRead(item) ? { ...item, isRead: true } : item));
}
