import { useEffect, useRef, type RefObject } from "react";

/** Asks for more when this element comes near the list's visible part. */
export function useEndReached(list: RefObject<HTMLElement | null>, isWanted: boolean, loadMore: () => unknown) {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isWanted || !end.current || !globalThis.IntersectionObserver) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && loadMore(),
      { root: list.current, rootMargin: "200px" });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [list, isWanted, loadMore]);
  return end;
}
