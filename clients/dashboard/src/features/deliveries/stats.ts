import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";
import { toQuery, type Filter } from "./filter";

export type DeliveryStats = Schema<"DeliveryStats">;

const buckets = 48;
const rhythm = 15_000;

/** How many deliveries of a filter there are by status, and how attempts ended over time. */
export const deliveryStats = (filter: Filter) => queryOptions({
  queryKey: ["deliveries", "stats", filter],
  queryFn: ({ signal }) => data(api.GET("/v1/deliveries/stats", { params: { query: { ...toQuery(filter, Date.now()), buckets } as never }, signal })),
  staleTime: rhythm,
  refetchInterval: rhythm,
  placeholderData: keepPreviousData,
});

/** 812, or 10,000+ where the server stopped to count. */
export const boundedCount = ({ count, isAtLeast }: { count: number; isAtLeast: boolean }) => `${count.toLocaleString("en")}${isAtLeast ? "+" : ""}`;
