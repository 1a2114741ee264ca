import { queryOptions } from "@tanstack/react-query";
import { request } from "../../api/request";

export interface LoggedEvent { id: string; seq: number; type: string; source: string; audience?: string[] | null; priority?: string | number | null; acceptedAt: string; payload?: unknown }
export interface Reason { endpointId: string; name?: string | null; url: string; matched: boolean; rule: string; text: string }
export interface EventFilter { type?: string | undefined; source?: string | undefined; from?: string | undefined; to?: string | undefined; q?: string | undefined }

const path = (id: string) => `/v1/events/${encodeURIComponent(id)}`;

/** The tenant's log. */
export const eventQueries = {
  list: (filter: EventFilter, before: string | undefined) => queryOptions({
    queryKey: ["events", filter, before],
    queryFn: ({ signal }) => request<{ items: LoggedEvent[]; next?: string | null }>("GET", "/v1/events", { query: { ...filter, limit: 50, before }, signal }),
  }),
  one: (id: string) => queryOptions({ queryKey: ["events", "one", id], queryFn: ({ signal }) => request<LoggedEvent>("GET", path(id), { signal }) }),
  why: (id: string) => queryOptions({ queryKey: ["events", "why", id], queryFn: ({ signal }) => request<{ items: Reason[] }>("GET", `${path(id)}/why`, { signal }) }),
};
