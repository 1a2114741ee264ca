import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { request } from "../../api/request";
import type { Schema } from "../../api/types";

export type Queue = Schema<"QueueView">;
export type Counts = Schema<"QueueCounts">;
export interface Stats { successRate: number | null; p50: number | null; p95: number | null; buckets: { at: string; succeeded: number; failed: number; dead: number }[]; counts: Record<string, { count: number; isAtLeast: boolean }> }

export const queuesQuery = queryOptions({ queryKey: ["queues"], queryFn: ({ signal }) => data(api.GET("/admin/queues.json", { signal })), refetchInterval: 5_000 });

/** Deliveries of the last hours, as sums. */
export const statsQuery = (hours: number, buckets: number) => queryOptions({
  queryKey: ["deliveries", "stats", hours, buckets],
  queryFn: ({ signal }) => request<Stats>("GET", "/v1/deliveries/stats", { query: { from: new Date(Date.now() - hours * 3_600_000).toISOString(), buckets }, signal }),
  refetchInterval: 30_000,
});

export const successRate = ({ completed, failed }: Counts) => (completed + failed === 0 ? null : completed / (completed + failed));
export const perMinute = ({ perMinute }: Queue) => Object.values(perMinute).reduce((sum, count) => sum + count, 0);
