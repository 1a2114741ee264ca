import type { Session } from "./api";

type Message = { kind: "entered"; session: Session } | { kind: "left" };

// Names of this address only: another dashboard may lie on the same origin.
const name = `orleansnotify:${new URL(document.baseURI).pathname}`;
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : null;

/** What one tab tells the others of the same browser. */
export const tabs = {
  tell: (message: Message) => channel?.postMessage(message),
  listen: (listener: (message: Message) => void) => channel?.addEventListener("message", ({ data }) => listener(data as Message)),
};

/** One tab at a time. Without Web Locks, as over plain http, the server's grace for two renewals at once must do. */
export const exclusively = <T>(work: () => Promise<T>): Promise<T> => ("locks" in navigator && navigator.locks ? navigator.locks.request(name, work) as Promise<T> : work());
