import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Message = Schema<"MessageAnswer">;
export const channels = ["email", "sms", "whatsapp", "push"] as const;
export type Channel = (typeof channels)[number];
export const states = ["waiting", "sending", "unknown", "accepted", "sent", "failed", "delivered", "read", "refused", "stopped", "cancelled", "expired", "dead"] as const;
export type MessageFilter = Record<string, string | undefined>;

const all = ["messages"] as const;

/** Messages to people. */
export const messageQueries = {
  all,
  list: (filter: MessageFilter, before: string | undefined) => queryOptions({
    queryKey: [...all, filter, before],
    queryFn: ({ signal }) => data(api.GET("/v1/messages", { params: { query: { ...filter, limit: 50, ...(before === undefined ? {} : { before }) } as never }, signal })),
  }),
  one: (id: string) => queryOptions({ queryKey: [...all, "one", id], queryFn: ({ signal }) => data(api.GET("/v1/messages/{id}", { params: { path: { id } }, signal })), refetchInterval: 5_000 }),
};
