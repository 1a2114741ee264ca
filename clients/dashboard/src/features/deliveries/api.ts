import { request } from "../../api/request";
import { toQuery, type Filter } from "./filter";
import { placeOf, type Part } from "./page";
import type { Delivery, DeliveryDetail, DeliveryPage } from "./types";

const most = 100;

/** A page of the list. A numbered one is found by walking the cursors of those before it. */
export async function readPage(filter: Filter, part: Part, signal?: AbortSignal): Promise<DeliveryPage> {
  const query = toQuery(filter, Date.now());
  const read = (limit: number, before: string | undefined) => request<DeliveryPage>("GET", "/v1/deliveries", { query: { ...query, limit, before }, signal });
  let { before } = part;
  for (let left = before === undefined ? (part.page - 1) * part.limit : 0; left > 0; left -= most) {
    const { next } = await read(Math.min(most, left), before);
    if (next === null) return { items: [], next: null };
    before = next;
  }
  return fill(read, part.limit, before);
}

const mostWalked = 10;

/** Where the page before a cursor begins, found by walking down from the newest row; undefined: it is the first one, or further down than is walked. */
export async function readPlaceBefore(filter: Filter, limit: number, cursor: string): Promise<string | undefined> {
  const query = toQuery(filter, Date.now());
  const above: string[] = [];
  let before: string | undefined;
  for (let reads = 0; reads < mostWalked; reads++) {
    const { items, next } = await request<DeliveryPage>("GET", "/v1/deliveries", { query: { ...query, limit: most, before } });
    above.push(...items.map(({ id }) => id));
    const end = placeOf(above, cursor);
    if (end < above.length || next === null) return above[end - limit - 1];
    before = next;
  }
  return undefined;
}

/** The server may answer with a short page that has a next one: asks on, within bounds, so that the reader sees whole pages. */
async function fill(read: (limit: number, before: string | undefined) => Promise<DeliveryPage>, limit: number, before: string | undefined): Promise<DeliveryPage> {
  let page = await read(limit, before);
  for (let more = 0; more < 4 && page.items.length < limit && page.next !== null && !page.searchedTo; more++) {
    const following = await read(limit - page.items.length, page.next);
    page = { ...following, items: [...page.items, ...following.items] };
  }
  return page;
}

export const readDelivery = (id: string, signal?: AbortSignal) => request<DeliveryDetail>("GET", `/v1/deliveries/${encodeURIComponent(id)}`, { signal });
export const readSiblings = (id: string, signal?: AbortSignal) => request<{ items: Delivery[] }>("GET", `/v1/deliveries/${encodeURIComponent(id)}/siblings`, { signal });
export const resend = (id: string, idempotencyKey: string) => request<DeliveryDetail>("POST", `/v1/deliveries/${encodeURIComponent(id)}/resend`, { idempotencyKey });
