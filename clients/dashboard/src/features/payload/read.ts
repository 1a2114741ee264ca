import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "../../api/ApiError";
import { authorisedFetch } from "../../api/client";
import { apiRoot } from "../../app/base";

/** The bytes as they were received; null when they are no longer kept. */
export const payloadOf = (delivery: string) => queryOptions({
  queryKey: ["deliveries", "payload", delivery],
  staleTime: Infinity,
  queryFn: async ({ signal }) => {
    const response = await authorisedFetch(`${apiRoot}/v1/deliveries/${encodeURIComponent(delivery)}/payload`, { signal });
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok) throw await ApiError.of(response);
    return new Uint8Array(await response.arrayBuffer());
  },
});
