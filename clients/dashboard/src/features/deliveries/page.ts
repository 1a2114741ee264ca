import { one, type Search } from "../../app/search";

export const sizes = [20, 50, 100] as const;
const usual = 50;
const most = 100;

/** Which part of the list: `limit` rows below a cursor, or above one; `page` is the older dashboards' way to say it. */
export interface Part { limit: number; before?: string | undefined; after?: string | undefined; page: number }

export const isFirstPage = ({ before, after, page }: Part) => before === undefined && after === undefined && page === 1;

export function readPart(search: Search): Part {
  const number = (name: string, least: number, greatest: number, otherwise: number) => {
    const value = Number(one(search[name]));
    return Number.isInteger(value) && value >= least ? Math.min(value, greatest) : otherwise;
  };
  return { limit: number("limit", 1, most, usual), before: one(search.before), after: one(search.after), page: number("page", 1, 1000, 1) };
}
