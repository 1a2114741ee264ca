import { isApiError } from "../api/ApiError";
import { createStore } from "../app/store";

export interface Toast { id: number; tone: "good" | "bad"; text: string }

export const toasts = createStore<readonly Toast[]>([]);
const patience = 5_000;
const most = 4;
let last = 0;

export const dismiss = (id: number) => toasts.set((now) => now.filter((toast) => toast.id !== id));

/** Says in a corner what happened. What failed stays until it is dismissed. */
export function toast(text: string, tone: Toast["tone"] = "good") {
  const id = ++last;
  toasts.set((now) => [...now.slice(1 - most), { id, tone, text }]);
  if (tone === "good") setTimeout(() => dismiss(id), patience);
}

/** Says why an act failed, with what support needs to find it. */
export function toastError(error: unknown) {
  const id = isApiError(error) && error.requestId ? ` (request ${error.requestId})` : "";
  toast(`${error instanceof Error ? error.message : String(error)}${id}`, "bad");
}
