import { request } from "../../api/request";
import { toQuery, type Filter } from "./filter";
import type { Part } from "./page";
import type { Delivery, DeliveryDetail, DeliveryPage } from "./types";

const most = 100;

/** A page of the list. A numbered one is found by walking the cursors of those before it. */
export async function readPage(filter: Filter, part: Part, signal?: AbortSignal): Promise<DeliveryPage> {
  const query = toQuery(filter, Date.now());
  const read = (limit: number, place: { before?: string | undefined; after?: string | undefined }) => request<DeliveryPage>("GET", "/v1/deliveries", { query: { ...query, limit, ...place }, signal });
  if (part.after !== undefined) return fill((limit, after) => read(limit, { after }), part.limit, part.after, "previous");
  let { before } = part;
  for (let left = before === undefined ? (part.page - 1) * part.limit : 0; left > 0; left -= most) {
    const { next } = await read(Math.min(most, left), { before });
    if (next === null) return { items: [], next: null };
    before = next;
  }
  return fill((limit, before) => read(limit, { before }), part.limit, before, "next");
}

/** The server may answer with a short page that goes on: asks on, within bounds, so that the reader sees whole pages. */
async function fill(read: (limit: number, cursor: string | undefined) => Promise<DeliveryPage>, limit: number, cursor: string | undefined, direction: "next" | "previous"): Promise<DeliveryPage> {
  let page = await read(limit, cursor);
  for (let more = 0; more < 4 && page.items.length < limit && page[direction] && !page.searchedTo; more++) {
    const following = await read(limit - page.items.length, page[direction]);
    page = direction === "next"
      ? { ...following, ...(page.previous ? { previous: page.previous } : {}), items: [...page.items, ...following.items] }
      : { ...following, next: page.next, items: [...following.items, ...page.items] };
  }
  return page;
}

export const readDelivery = (id: string, signal?: AbortSignal) => request<DeliveryDetail>("GET", `/v1/deliveries/${encodeURIComponent(id)}`, { signal });
export const readSiblings = (id: string, signal?: AbortSignal) => request<{ items: Delivery[] }>("GET", `/v1/deliveries/${encodeURIComponent(id)}/siblings`, { signal });
export const resend = (id: string, idempotencyKey: string) => request<DeliveryDetail>("POST", `/v1/deliveries/${encodeURIComponent(id)}/resend`, { idempotencyKey });
