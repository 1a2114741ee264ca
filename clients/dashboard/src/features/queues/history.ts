import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type QueueLine = Schema<"QueueLine">;
export type QueueMinute = Schema<"QueueMinute">;

export const spans = [[60, "The last hour"], [360, "The last 6 hours"], [1_440, "The last 24 hours"]] as const;

export const historyQuery = (minutes: number) => queryOptions({
  queryKey: ["queues", "history", minutes], refetchInterval: 30_000, placeholderData: keepPreviousData,
  queryFn: ({ signal }) => data(api.GET("/v1/queues/history", { params: { query: { minutes } }, signal })),
});

export const lineName = ({ name, priority }: QueueLine) => (priority === null || priority === undefined ? "Webhooks" : `${name}, priority ${priority}`);

const mostBars = 60;
const highest = (values: (number | null | undefined)[]) => values.reduce<number | null>((most, value) => (value === null || value === undefined ? most : Math.max(most ?? 0, value)), null);

/** So many minutes as fit on a chart: counts are summed, what waited and how long calls took is the highest of each part. */
export function condense(minutes: readonly QueueMinute[]): QueueMinute[] {
  const each = Math.ceil(minutes.length / mostBars);
  return Array.from({ length: Math.ceil(minutes.length / each) }, (_, part) => minutes.slice(part * each, (part + 1) * each)).map((some) => ({
    at: some[0]!.at, waiting: highest(some.map(({ waiting }) => waiting)) ?? 0,
    completed: some.reduce((sum, { completed }) => sum + completed, 0), failed: some.reduce((sum, { failed }) => sum + failed, 0),
    retried: some.reduce((sum, { retried }) => sum + retried, 0), p50: highest(some.map(({ p50 }) => p50)), p95: highest(some.map(({ p95 }) => p95)),
  }));
}
