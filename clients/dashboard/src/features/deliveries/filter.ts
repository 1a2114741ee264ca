import { many, one, type Search } from "../../app/search";
import { statuses, type Status } from "./types";

/** What the address asks for. `since` is a length up to now, `from` and `to` are fixed. */
export interface Filter {
  status: readonly Status[]; source: readonly string[]; type: readonly string[]; endpoint: readonly string[];
  since: Since | undefined; from: string | undefined; to: string | undefined; q: string | undefined;
}

export type Since = keyof typeof sinces;
export const sinces = { "15m": 15, "1h": 60, "6h": 360, "24h": 1_440, "7d": 10_080, "30d": 43_200 } as const;

// The words of the relay's dashboard, whose links still work.
const seedWords: Readonly<Record<string, Status>> = { success: "succeeded", failed: "retrying", permanent_failure: "dead" };

const mostValues = 20;
const longest = 200;

/** The filter, and what of the address is none: left out, but said. */
export function readFilter(search: Search): { filter: Filter; ignored: string[] } {
  const ignored: string[] = [];
  const left = <T>(name: string, value: unknown, kept: T | undefined): T | undefined => {
    if (kept === undefined && one(value) !== undefined) ignored.push(`${name}=${String(one(value)).slice(0, 40)}`);
    return kept;
  };
  const status = [...new Set(many(search.status).flatMap((word) => left("status", word, statuses.find((known) => known === (seedWords[word] ?? word))) ?? []))];
  const texts = (name: string) => [...new Set(many(search[name]).flatMap((text) => left(name, text, text.length <= longest ? text : undefined) ?? []))].slice(0, mostValues);
  const time = (name: string) => left(name, search[name], isTime(one(search[name])));
  const since = left("since", search.since, (Object.keys(sinces) as Since[]).find((known) => known === one(search.since)));
  return {
    filter: { status, source: texts("source"), type: texts("type"), endpoint: texts("endpoint"), since, from: time("from"), to: time("to"), q: one(search.q)?.slice(0, longest) },
    ignored,
  };
}

const isTime = (text: string | undefined) => (text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(Date.parse(text)) ? text : undefined);

const step = 10_000;

/** The filter as the API takes it. A length is counted back from now, in steps, so that the same question stays the same one. */
export function toQuery({ since, from, to, ...rest }: Filter, now: number): Record<string, unknown> {
  const start = since === undefined ? from : new Date(Math.floor(now / step) * step - sinces[since] * 60_000).toISOString();
  return { ...rest, from: start, to };
}

export const isFiltered = (filter: Filter) => Object.values(filter).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));

export const noFilter: Search = { status: undefined, source: undefined, type: undefined, endpoint: undefined, since: undefined, from: undefined, to: undefined, q: undefined };

/** Only the names of a filter, of an address that may have more. */
export const filterOf = (search: Search): Search => Object.fromEntries(Object.keys(noFilter).flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])));
