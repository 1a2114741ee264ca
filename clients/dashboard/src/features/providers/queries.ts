import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Account = Schema<"AccountAnswer">;
export type Manifest = Schema<"ProviderManifest">;
export type Field = Schema<"ProviderField">;

export const accountsQuery = queryOptions({ queryKey: ["providers"], queryFn: ({ signal }) => data(api.GET("/v1/providers", { signal })) });
export const catalogueQuery = queryOptions({ queryKey: ["providers", "catalogue"], staleTime: Infinity, queryFn: ({ signal }) => data(api.GET("/v1/providers/catalogue", { signal })) });

export const createAccount = (body: Schema<"AccountCommand">) => data(api.POST("/v1/providers", { body }));
export const changeAccount = ({ id, ...body }: { id: string } & Schema<"AccountCommand">) => data(api.PATCH("/v1/providers/{id}", { params: { path: { id } }, body }));
export const deleteAccount = (id: string) => data(api.DELETE("/v1/providers/{id}", { params: { path: { id } } }));
export const testAccount = (id: string) => data(api.POST("/v1/providers/{id}/test", { params: { path: { id } } }));
