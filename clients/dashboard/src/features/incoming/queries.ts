import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Incoming = Schema<"IncomingView">;
export const kinds = ["orders", "notifications", "payments"] as const;
export type Kind = (typeof kinds)[number];

/** What the tenant takes from its own systems. */
export const incomingQuery = queryOptions({
  queryKey: ["incoming"],
  queryFn: ({ signal }) => data(api.GET("/api/webhooks/settings", { signal })),
});

export const changeIncoming = (change: Schema<"IncomingCommand">) => data(api.PATCH("/api/webhooks/settings", { body: change }));
