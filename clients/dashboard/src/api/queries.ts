import { QueryClient } from "@tanstack/react-query";
import { isApiError } from "./ApiError";

const attempts = 2;

/** What the server refuses it refuses again; only silence and its own failures are worth another try. */
const isWorthRetrying = (error: unknown) => !isApiError(error) || error.status === 0 || error.status >= 500;

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, gcTime: 5 * 60_000, retry: (count, error) => count < attempts && isWorthRetrying(error), retryDelay: (count) => 500 * 2 ** count, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});
