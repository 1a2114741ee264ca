import { useState } from "react";
import type { Delivery } from "../../features/deliveries/types";
import { useShortcuts } from "../../keys/useShortcuts";

/** j and k move through the rows, Enter opens, / goes to the search. */
export function useListKeys(items: readonly Delivery[], open: (delivery: Delivery) => void): string | undefined {
  const [current, setCurrent] = useState<string>();
  const move = (by: number) => {
    const place = items.findIndex(({ id }) => id === current);
    const next = items[Math.max(0, Math.min(items.length - 1, place < 0 ? 0 : place + by))];
    if (!next) return;
    setCurrent(next.id);
    document.querySelector(`[data-key="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({
    j: ["Next row", () => move(1)],
    k: ["Previous row", () => move(-1)],
    o: ["Open the row", () => { const found = items.find(({ id }) => id === current); if (found) open(found); }],
    "/": ["Search", () => document.querySelector<HTMLInputElement>("[data-search]")?.focus()],
  });
  return current;
}
