import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { request } from "../../api/request";
import type { Schema } from "../../api/types";

export type Endpoint = Schema<"EndpointAnswer">;
export type EndpointSettings = Schema<"EndpointSettingsDocument"> & { version?: number };
export type Replay = Schema<"ReplayAnswer">;
export interface EndpointStats { buckets: { at: string; succeeded: number; failed: number }[]; successRate: number | null; p50: number | null; p95: number | null }

const all = ["endpoints"] as const;

/** Endpoints: what is asked and what changes it. */
export const endpointQueries = {
  all,
  list: (after: string | undefined) => queryOptions({
    queryKey: [...all, "list", after],
    queryFn: ({ signal }) => data(api.GET("/v1/endpoints", { params: { query: { limit: 50, ...(after === undefined ? {} : { after }) } }, signal })),
  }),
  one: (id: string) => queryOptions({
    queryKey: [...all, "one", id],
    queryFn: ({ signal }) => data(api.GET("/v1/endpoints/{id}", { params: { path: { id } }, signal })),
    refetchInterval: 15_000,
  }),
  stats: (id: string) => queryOptions({
    queryKey: [...all, "stats", id],
    queryFn: ({ signal }) => request<EndpointStats>("GET", `/v1/endpoints/${encodeURIComponent(id)}/stats`, { query: { hours: 24 }, signal }),
    staleTime: 60_000,
  }),
  replays: (id: string) => queryOptions({
    queryKey: [...all, "replays", id],
    queryFn: ({ signal }) => data(api.GET("/v1/endpoints/{id}/replays", { params: { path: { id }, query: { limit: 20 } }, signal })),
    refetchInterval: 5_000,
  }),
};

export const saveEndpoint = (id: string, settings: EndpointSettings) => request<Endpoint>("PATCH", `/v1/endpoints/${encodeURIComponent(id)}`, { body: settings });
