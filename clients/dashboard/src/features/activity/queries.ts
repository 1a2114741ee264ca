import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Activity = Schema<"ActivityItem">;
export interface ActivityFilter { actor?: string | undefined; action?: string | undefined; subject?: string | undefined; from?: string | undefined; to?: string | undefined }

export const given = (filter: ActivityFilter) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Record<string, string>;

export const activityQuery = (filter: ActivityFilter, before: string | undefined) => queryOptions({
  queryKey: ["activity", filter, before],
  queryFn: ({ signal }) => data(api.GET("/v1/activity", { params: { query: { limit: 50, ...given(filter), ...(before === undefined ? {} : { before }) } }, signal })),
});
