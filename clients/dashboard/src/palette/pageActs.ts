import { useEffect } from "react";
import { createStore } from "../app/store";
import type { Entry } from "./entry";

export type PageAct = Omit<Entry, "group">;

/** What the page on screen can do, for the palette. */
export const pageActs = createStore<readonly (() => readonly PageAct[])[]>([]);

/** Offers acts in the palette for as long as the part is there. They are asked for when the palette opens. */
export function usePageActs(list: () => readonly PageAct[]) {
  useEffect(() => {
    pageActs.set((now) => [...now, list]);
    return () => pageActs.set((now) => now.filter((one) => one !== list));
  });
}
