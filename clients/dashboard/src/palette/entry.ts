import type { ReactNode } from "react";

/** What the palette offers. */
export interface Entry {
  id: string;
  /** Told apart by its words: what is typed is looked for in it. */
  title: string;
  hint?: string | undefined;
  group: "Go to" | "This page" | "Act" | "Pages" | "View";
  icon?: ReactNode;
  /** Other words by which it is found. */
  words?: string;
  /** Why it cannot be done now: it stays in the list, so that the reason can be read. */
  reason?: string | undefined;
  run: () => void;
}
