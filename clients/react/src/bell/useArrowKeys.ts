import { useCallback, type KeyboardEvent, type RefObject } from "react";

/** Up, down, Home and End move between the items of a list. */
export function useArrowKeys(list: RefObject<HTMLElement | null>) {
  return useCallback((event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[Math.min(to, items.length - 1)]?.focus();
  }, [list]);
}
