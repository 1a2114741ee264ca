import { useQueryString, useSetQuery } from "../../app/navigate";
import { many, one } from "../../app/search";

const first = "-";

/** Pages of a list by cursor. The address has the cursor of this page and those of the pages before it. */
export function usePages() {
  const search = useQueryString();
  const setQuery = useSetQuery();
  const cursor = one(search.before);
  const back = many(search.back);
  return {
    cursor,
    pager: (next: string | null | undefined) => ({
      onNext: next ? () => void setQuery({ before: next, back: [...back, cursor ?? first] }) : undefined,
      onPrevious: cursor === undefined ? undefined : () => {
        const last = back.at(-1);
        void setQuery({ before: last === first ? undefined : last, back: back.slice(0, -1) });
      },
    }),
  };
}

/** Changes a filter: the list starts at its first page. */
export function useSetFilter() {
  const setQuery = useSetQuery();
  return (change: Record<string, string | string[] | undefined>, options?: { replace?: boolean }) => void setQuery({ back: undefined, ...change }, options);
}
