import { useMemo, useState } from "react";

/** The rows that are chosen on the page on screen. Those that are no longer on it are no longer chosen. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set<string>());
  const [anchor, setAnchor] = useState<string>();
  const onPage = useMemo(() => new Set(ids.filter((id) => chosen.has(id))), [ids, chosen]);
  return useMemo(() => {
    const toggle = (id: string, isRange = false) => {
      const [from, to] = [anchor === undefined ? -1 : ids.indexOf(anchor), ids.indexOf(id)];
      const next = new Set(onPage);
      if (isRange && from >= 0) for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
      else if (!next.delete(id)) next.add(id);
      setChosen(next);
      setAnchor(id);
    };
    const isAll = ids.length > 0 && onPage.size === ids.length;
    return { chosen: onPage, isAll, toggle, toggleAll: () => setChosen(new Set(isAll ? [] : ids)), clear: () => setChosen(new Set()) };
  }, [ids, onPage, anchor]);
}
