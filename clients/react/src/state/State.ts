import type { Page } from "../api";
import type { Notification, Toast } from "../types";

/** What a person did, and the server has not yet agreed to. */
export type Change =
  | { key: number; kind: "read" | "dismiss"; id: string }
  /** Everything up to this seq. */
  | { key: number; kind: "read-all"; upTo: number };

/** What the server said, with what the person did on top. */
export interface State {
  /** As the server has them, newest first. */
  items: readonly Notification[];
  /** As the server has it. */
  unread: number;
  /** The newest event that is in `unread`. */
  countedTo: number;
  /** Of the person's changes; an answer with a lower one is older than what is known. */
  version: number;
  /** The next page; null: there is none. */
  next: number | null;
  loading: "no" | "first" | "more";
  isLoaded: boolean;
  isConnected: boolean;
  /** Why the list could not be read. */
  error: string | null;
  /** Why there will be no connection by itself. */
  refusal: string | null;
  changes: readonly Change[];
  toasts: readonly Toast[];
}

export const initial: State = {
  items: [], unread: 0, countedTo: 0, version: 0, next: null, loading: "no", isLoaded: false, isConnected: false, error: null, refusal: null, changes: [], toasts: [],
};

/**
 * How a page is put to what is there: `replace` takes nothing for granted; `merge` knows that nothing is missing between the page and the
 * older ones; `append` is the next page.
 */
export type PageMode = "replace" | "merge" | "append";

export type Action =
  | { do: "page-asked"; mode: PageMode }
  | { do: "page-read"; mode: PageMode; page: Page }
  | { do: "page-failed"; error: string }
  | { do: "change-asked"; change: Change }
  | { do: "change-done"; key: number; unread?: number }
  | { do: "change-failed"; key: number; error: string }
  | { do: "connected" }
  | { do: "disconnected"; error?: string }
  | { do: "heard"; name: string; data: unknown }
  | { do: "toast"; toast: Toast }
  | { do: "toast-gone"; key: string };
