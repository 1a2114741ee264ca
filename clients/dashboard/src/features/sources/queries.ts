import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { request } from "../../api/request";
import type { Schema } from "../../api/types";

/** The names of the sources that events came from. */
export const sourceNames = queryOptions({ queryKey: ["sources", "names"], staleTime: 60_000, queryFn: ({ signal }) => request<string[]>("GET", "/sources", { signal }) });

export type Source = Schema<"SourceView">;
export const presets = ["standard", "github", "stripe", "shopify", "slack"] as const;

export const sourcesQuery = queryOptions({ queryKey: ["sources"], queryFn: ({ signal }) => data(api.GET("/v1/sources", { signal })) });
export const saveSource = ({ name, ...body }: { name: string } & Schema<"SourceCommand">) => data(api.PUT("/v1/sources/{source}", { params: { path: { source: name } }, body }));
export const deleteSource = (name: string) => data(api.DELETE("/v1/sources/{source}", { params: { path: { source: name } } }));
export const refusalsQuery = (name: string) => queryOptions({ queryKey: ["sources", "refusals", name], queryFn: ({ signal }) => data(api.GET("/v1/sources/{source}/refusals", { params: { path: { source: name } }, signal })) });
