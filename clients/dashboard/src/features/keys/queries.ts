import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type ApiKey = Schema<"ApiKeyView">;

export const keysQuery = queryOptions({ queryKey: ["keys"], queryFn: ({ signal }) => data(api.GET("/v1/api-keys", { signal })) });

export const scopes: readonly (readonly [string, string])[] = [
  ["events", "Publish events, post orders, payments and notifications"],
  ["notifications", "Send and list notifications"],
  ["endpoints", "Endpoints"],
  ["deliveries", "Deliveries and replays"],
  ["settings", "Settings, sources, templates, other keys"],
  ["members", "Members: who gives roles gets at everything"],
  ["activity", "Read the activity log"],
  ["people", "People and suppressions"],
];
