import { one, type Search } from "../../app/search";

export const sizes = [20, 50, 100] as const;
const usual = 50;
const most = 100;

/** Which part of the list: `limit` rows before a cursor; `page` is the older dashboards' way to say it. */
export interface Part { limit: number; before: string | undefined; page: number }

export function readPart(search: Search): Part {
  const number = (name: string, least: number, greatest: number, otherwise: number) => {
    const value = Number(one(search[name]));
    return Number.isInteger(value) && value >= least ? Math.min(value, greatest) : otherwise;
  };
  return { limit: number("limit", 1, most, usual), before: one(search.before), page: number("page", 1, 1000, 1) };
}

const parts = (id: string) => { const dot = id.lastIndexOf("."); return { endpoint: id.slice(0, dot), seq: Number(id.slice(dot + 1)) }; };

/** How many of these ids, newest first, come up to and with a cursor: the list is by descending number of the event, then of the endpoint. */
export function placeOf(ids: readonly string[], cursor: string): number {
  const { endpoint, seq } = parts(cursor);
  const after = ids.findIndex((id) => { const one = parts(id); return one.seq < seq || (one.seq === seq && one.endpoint < endpoint); });
  return after < 0 ? ids.length : after;
}
