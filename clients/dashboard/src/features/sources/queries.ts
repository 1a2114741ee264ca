import { queryOptions } from "@tanstack/react-query";
import { request } from "../../api/request";

/** The names of the sources that events came from. */
export const sourceNames = queryOptions({ queryKey: ["sources", "names"], staleTime: 60_000, queryFn: ({ signal }) => request<string[]>("GET", "/sources", { signal }) });
