import { queryOptions } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";

export type Rule = Schema<"MessageRuleAnswer">;
export type When = "now" | "later" | "window" | "daily";

export interface RuleFields { when: When; minutes: string; at: string; unlessRead: boolean }

export const rulesQuery = queryOptions({ queryKey: ["message-rules"], queryFn: ({ signal }) => data(api.GET("/v1/message-rules", { signal })) });

const path = (eventType: string, channel: string) => ({ params: { path: { eventType, channel } } });

/** Of a type without a rule, all at once. */
export const saveRule = (eventType: string, channel: string, fields: RuleFields): Promise<unknown> => fields.when === "now"
  ? data(api.DELETE("/v1/message-rules/{eventType}/{channel}", path(eventType, channel)))
  : data(api.PUT("/v1/message-rules/{eventType}/{channel}", { ...path(eventType, channel), body: commandOf(fields) as never }));

export function fieldsOf(rule: Rule | undefined): RuleFields {
  const { delay, digest, unlessRead = false } = rule ?? {};
  const when = digest?.at ? "daily" : digest ? "window" : delay ? "later" : "now";
  return { when, minutes: String(Math.round((digest?.window ?? (delay || 600)) / 60)), at: digest?.at ?? "09:00", unlessRead };
}

const commandOf = ({ when, minutes, at, unlessRead }: RuleFields) => {
  const seconds = Math.round(Number(minutes) * 60);
  return when === "later" ? { delay: seconds, unlessRead } : { digest: when === "daily" ? { at } : { window: seconds }, unlessRead };
};
