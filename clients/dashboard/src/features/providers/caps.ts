import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";
import type { Channel } from "../messages/queries";

export type Cap = Schema<"CapAnswer">;
export type Budget = Schema<"BudgetAnswer">;
export type CapCommand = Schema<"CapCommand">;

/** What a channel may send and spend, and has sent and spent. */
export const capQuery = (channel: Channel) => queryOptions({
  queryKey: ["providers", "caps", channel],
  queryFn: ({ signal }) => data(api.GET("/v1/providers/caps/{channel}", { params: { path: { channel } }, signal })),
  refetchInterval: 30_000,
});

export const saveCap = ({ channel, ...body }: { channel: Channel } & CapCommand) => data(api.PUT("/v1/providers/caps/{channel}", { params: { path: { channel } }, body }));

export const mostHeld = 100;

/** How many of the newest messages that wait do so for a limit. */
export const heldQuery = (channel: Channel) => queryOptions({
  queryKey: ["messages", "held", channel],
  queryFn: async ({ signal }) => {
    const { messages } = await data(api.GET("/v1/messages", { params: { query: { channel, status: "waiting", limit: mostHeld } as never }, signal }));
    return messages.filter(({ reason }) => reason === "budget_spent").length;
  },
  refetchInterval: 30_000,
});
