import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Search } from "./search";

/** What the address says after `?`. */
export const useQueryString = (): Search => useSearch({ strict: false });

export const useParam = (name: string): string => (useParams({ strict: false }) as Record<string, string>)[name] ?? "";

/**
 * Changes parts of what stands after `?`; `undefined` removes. A choice is a step in the history, typing (`replace`) is not.
 * What names a place in a list (`before`, `after`, `page`) falls away, unless it is what changes.
 */
export function useSetQuery() {
  const navigate = useNavigate();
  return useCallback((change: Search, { replace = false } = {}) => {
    const next = (now: Search): Search => ({ ...now, before: undefined, after: undefined, page: undefined, ...change });
    return navigate({ to: ".", search: next as never, replace, resetScroll: false });
  }, [navigate]);
}
