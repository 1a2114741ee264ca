import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Suppression = Schema<"SuppressionView">;
export interface SuppressionFilter { channel: string | undefined; address: string | undefined }

/** The server looks an address up in its channel. */
const queryOf = ({ channel, address }: SuppressionFilter, before: string | undefined) =>
  ({ limit: 50, ...(channel ? { channel, ...(address ? { address } : {}) } : {}), ...(before ? { before } : {}) });

export const suppressionsQuery = (filter: SuppressionFilter, before: string | undefined) => queryOptions({
  queryKey: ["suppressions", filter, before],
  queryFn: ({ signal }) => data(api.GET("/v1/suppressions", { params: { query: queryOf(filter, before) }, signal })),
});
export const addSuppression = (body: Schema<"SuppressionCommand">) => data(api.POST("/v1/suppressions", { body }));
export const release = ({ id, reason }: { id: string; reason: string }) => data(api.DELETE("/v1/suppressions/{id}", { params: { path: { id }, query: { reason } } }));
