import type { Delivery, DeliveryPage } from "../../../features/deliveries/types";

export type Change = Delivery & { left?: boolean };

export const mostWaiting = 10_000;

/** What a batch of changes does to the page on screen: rows are patched where they are, and never moved; the rest waits. */
export function applyChanges(page: DeliveryPage, waiting: ReadonlySet<string>, batch: ReadonlyMap<string, Change>, isFirstPage: boolean): { page: DeliveryPage; waiting: ReadonlySet<string> } {
  const shown = new Set(page.items.map(({ id }) => id));
  const isTouched = page.items.some(({ id }) => batch.has(id));
  const items = isTouched ? page.items.map((row) => patched(row, batch.get(row.id))) : page.items;
  if (!isFirstPage) return { page: isTouched ? { ...page, items } : page, waiting };
  // Below the last row of a page that goes on, a newcomer belongs to a later page.
  const lowest = page.next === null ? -1 : (page.items.at(-1)?.seq ?? -1);
  const next = new Set(waiting);
  for (const [id, { left, seq }] of batch) {
    if (left) next.delete(id);
    else if (!shown.has(id) && seq >= lowest && next.size < mostWaiting) next.add(id);
  }
  return { page: isTouched ? { ...page, items } : page, waiting: next };
}

function patched(row: Delivery, change: Change | undefined): Delivery {
  if (change === undefined) return row;
  const { left, ...delivery } = change;
  return { ...row, ...delivery };
}
