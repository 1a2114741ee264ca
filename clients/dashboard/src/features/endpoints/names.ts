import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data } from "../../api/client";

interface Named { id: string; url: string; description: string; state: string }

const pageSize = 100;
const mostPages = 10;

/** The endpoints by id, for pages that only know ids. At most the first thousand; others are shown by their id. */
export const endpointNames = queryOptions({
  queryKey: ["endpoints", "names"],
  staleTime: 60_000,
  queryFn: async () => {
    const names = new Map<string, Named>();
    let after: string | null | undefined;
    for (let page = 0; page < mostPages && after !== null; page++) {
      const answer = await data(api.GET("/v1/endpoints", { params: { query: { limit: pageSize, ...(after ? { after } : {}) } } }));
      for (const { id, url, description, state } of answer.items) names.set(id, { id, url, description, state });
      after = answer.next ?? null;
    }
    return names;
  },
});

export const useEndpointNames = () => useQuery(endpointNames).data;

export function hostOf(url: string | null | undefined): string | undefined {
  try { return url ? new URL(url).host : undefined; } catch { return undefined; }
}
