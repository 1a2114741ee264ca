import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { newKey } from "../../api/newKey";
import { request } from "../../api/request";
import type { Schema } from "../../api/types";
import { toQuery, type Filter } from "../deliveries/filter";

export type BulkJob = Schema<"BulkAnswer">;
export type BulkPlan = Schema<"BulkPlan">;
export type BulkAction = "resend" | "cancel" | "purge";

export const bulkQueries = {
  all: ["bulk"] as const,
  list: (before: string | undefined) => queryOptions({
    queryKey: [...bulkQueries.all, before],
    queryFn: ({ signal }) => data(api.GET("/v1/bulk", { params: { query: before === undefined ? {} : { before } }, signal })),
    refetchInterval: 3_000,
  }),
};

/** The filter on screen, with its times fixed: what is counted is what is done. */
export function frozen(filter: Filter, now: number) {
  const { status, source, type, endpoint, from, to, q } = toQuery(filter, now);
  return { status, source, type, endpoint, from: from ?? null, to: to ?? new Date(now).toISOString(), q: q ?? null };
}

export const planBulk = (action: BulkAction, filter: object) => request<BulkPlan>("POST", "/v1/bulk", { body: { action, filter, dryRun: true } });
export const startBulk = (action: BulkAction, filter: object, rate: number) =>
  request<BulkJob>("POST", "/v1/bulk", { body: { action, filter, rate }, idempotencyKey: newKey() });
export const setBulk = (id: string, verb: "pause" | "resume" | "cancel") => request<BulkJob>("POST", `/v1/bulk/${encodeURIComponent(id)}/${verb}`);
