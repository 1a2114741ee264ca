import type { Delivery, DeliveryPage } from "../../../features/deliveries/types";

export type Change = Delivery & { left?: boolean };
/** The newcomers by id, with their place in the log. */
export type Waiting = ReadonlyMap<string, number>;

export const mostWaiting = 10_000;
/** How many rows one paint draws again: with more it would take too long, and they are drawn with the next ones. */
export const mostPatched = 25;

interface Applied {
  page: DeliveryPage;
  waiting: Waiting;
  /** Changes of rows on screen that this paint had no room for. */
  later: readonly Change[];
}

/** What a batch of changes does to the page on screen: rows are patched where they are, and never moved; the rest waits. */
export function applyChanges(page: DeliveryPage, waiting: Waiting, batch: ReadonlyMap<string, Change>, isFirstPage: boolean): Applied {
  const shown = new Map(page.items.map((row) => [row.id, row]));
  // What has waited longest first.
  const touched = [...batch.values()].filter((change) => { const row = shown.get(change.id); return row !== undefined && isNewer(row, change); });
  const drawn = new Map(touched.slice(0, mostPatched).map((change) => [change.id, change]));
  const later = touched.slice(mostPatched);
  const patchedPage = drawn.size > 0 ? { ...page, items: page.items.map((row) => patched(row, drawn.get(row.id))) } : page;
  if (!isFirstPage) return { page: patchedPage, waiting, later };
  const lowest = lowestOf(page);
  const next = new Map(waiting);
  for (const [id, { left, seq }] of batch) {
    if (left) next.delete(id);
    else if (!shown.has(id) && seq >= lowest && next.size < mostWaiting) next.set(id, seq);
  }
  return { page: patchedPage, waiting: next, later };
}

/** Those that still wait after the page was read again: a newcomer may have come while it was read, and is not on it. */
export function stillWaiting(page: DeliveryPage, waiting: Waiting): Waiting {
  const shown = new Set(page.items.map(({ id }) => id));
  const lowest = lowestOf(page);
  return new Map([...waiting].filter(([id, seq]) => !shown.has(id) && seq >= lowest));
}

// Below the last row of a page that goes on, a newcomer belongs to a later page.
const lowestOf = ({ items, next }: DeliveryPage) => (next === null ? -1 : (items.at(-1)?.seq ?? -1));

// The page may have been read after the change was sent.
const isNewer = (row: Delivery, change: Change | undefined): change is Change => change !== undefined && !(Date.parse(change.updatedAt) < Date.parse(row.updatedAt));

function patched(row: Delivery, change: Change | undefined): Delivery {
  if (!isNewer(row, change)) return row;
  const { left, ...delivery } = change;
  return { ...row, ...delivery };
}
