import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "../../api/ApiError";
import { authorisedFetch } from "../../api/client";
import { request } from "../../api/request";
import { apiRoot } from "../../app/base";
import { rawMember } from "../../json/rawMember";

export interface LoggedEvent { id: string; seq: number; type: string; source: string; audience: string[]; acceptedAt: string; bytes: number; sha256?: string }
export interface Reason { endpointId: string; name?: string | null; url: string; matched: boolean; rule: string; text: string; deliveryId?: string | null; status?: string | null }
export interface EventFilter { type?: string | undefined; source?: string | undefined; from?: string | undefined; to?: string | undefined; q?: string | undefined }

const path = (id: string) => `/v1/events/${encodeURIComponent(id)}`;

/** The payload is kept as the text that it is: parsing would change its numbers. */
async function readEvent(id: string, signal: AbortSignal): Promise<LoggedEvent & { text: string }> {
  const response = await authorisedFetch(apiRoot + path(id), { signal });
  if (!response.ok) throw await ApiError.of(response);
  const answer = await response.text();
  return { ...(JSON.parse(answer) as LoggedEvent), text: rawMember(answer, "payload") ?? "" };
}

/** The tenant's log. */
export const eventQueries = {
  list: (filter: EventFilter, before: string | undefined) => queryOptions({
    queryKey: ["events", filter, before],
    queryFn: ({ signal }) => request<{ items: LoggedEvent[]; next?: string | null }>("GET", "/v1/events", { query: { ...filter, limit: 50, before }, signal }),
  }),
  one: (id: string) => queryOptions({ queryKey: ["events", "one", id], queryFn: ({ signal }) => readEvent(id, signal) }),
  why: (id: string) => queryOptions({ queryKey: ["events", "why", id], queryFn: ({ signal }) => request<{ items: Reason[]; more: boolean }>("GET", `${path(id)}/why`, { signal }), refetchInterval: 10_000 }),
};
