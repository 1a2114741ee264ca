import { ApiError, type Api } from "./api";
import type { Link, LinkEvent } from "./live/Link";
import { reduce } from "./state/reduce";
import { initial, type Action, type Change, type PageMode, type State } from "./state/State";
import { view } from "./state/view";
import type { NotificationView } from "./types";

const pageSize = 20;
// Shorter breaks heal before anybody has read about them.
const lostAfter = 3_000;

export interface StoreParts {
  api: Api;
  /** null: changes are not heard of. */
  link: Link | null;
  started?: () => void;
  stopped?: () => void;
}

/** A person's notifications without any React. It works while somebody is subscribed. */
export class NotificationStore {
  #state: State = initial;
  #view: NotificationView = view(initial);
  #listeners = new Set<() => void>();
  #isRunning = false;
  #turn = 0;
  #news = 0;
  #key = 0;
  #lost: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: StoreParts) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#isRunning) this.#start();
    return () => {
      this.#listeners.delete(listener);
      // React subscribes again at once when it only looks whether that is possible.
      queueMicrotask(() => this.#listeners.size === 0 && this.#isRunning && this.#stop());
    };
  };

  getView = (): NotificationView => this.#view;

  markAsRead = (id: string): Promise<void> => this.#change({ key: ++this.#key, kind: "read", id }, () => this.parts.api.change(id, { isRead: true }));

  dismiss = (id: string): Promise<void> => this.#change({ key: ++this.#key, kind: "dismiss", id }, () => this.parts.api.change(id, { isDismissed: true }));

  markAllAsRead = (): Promise<void> => {
    const upTo = Math.max(this.#state.countedTo, this.#state.items[0]?.seq ?? 0);
    return this.#change({ key: ++this.#key, kind: "read-all", upTo }, async () => (await this.parts.api.markAllRead()).unreadCount);
  };

  loadMore = async (): Promise<void> => {
    const { next, loading } = this.#state;
    if (next !== null && loading === "no") await this.#read("append", next);
  };

  /** Reads the first page again. */
  refresh = (): Promise<void> => this.#read(this.#state.isLoaded ? "merge" : "replace");

  closeToast = (key: string): void => this.#dispatch({ do: "toast-gone", key });

  #start(): void {
    this.#isRunning = true;
    this.parts.started?.();
    // First the connection, then the list: nothing can be between them.
    this.parts.link?.start((event) => this.#hear(event));
    globalThis.document?.addEventListener("visibilitychange", this.#hurry);
    globalThis.addEventListener?.("online", this.#hurry);
    void this.#read("replace");
  }

  #stop(): void {
    this.#isRunning = false;
    this.#turn++;
    clearTimeout(this.#lost);
    this.parts.link?.stop();
    globalThis.document?.removeEventListener("visibilitychange", this.#hurry);
    globalThis.removeEventListener?.("online", this.#hurry);
    this.#dispatch({ do: "disconnected" });
    this.parts.stopped?.();
  }

  /** Browsers slow the clocks of tabs that are not looked at, so one that is looked at asks. */
  #hurry = (): void => {
    if (document.visibilityState === "visible" && !this.#state.isConnected) this.parts.link?.hurry();
  };

  #hear(event: LinkEvent): void {
    switch (event.kind) {
      case "connected":
        clearTimeout(this.#lost);
        this.#lost = undefined;
        this.#dispatch({ do: "connected" });
        if (event.recovered) void this.#read("merge");
        break;
      case "disconnected":
        this.#disconnected(event.error);
        break;
      case "message":
        this.#message(event.name, event.data);
    }
  }

  #disconnected(error: string | undefined): void {
    if (this.#state.isConnected) {
      this.#lost ??= setTimeout(() => this.#dispatch({
        do: "toast",
        toast: { key: "connection", type: "warning", title: "Connection lost", message: error ?? "Reconnecting…" },
      }), lostAfter);
    }

    this.#dispatch({ do: "disconnected", ...(error === undefined ? {} : { error }) });
  }

  #message(name: string, data: unknown): void {
    const isUnknown = name === "notification-withdrawn" && !this.#state.items.some((item) => item.id === (data as { id: string }).id);
    if (name !== "tenant-joined") this.#news++;
    this.#dispatch({ do: "heard", name, data });
    if (name === "tenant-joined" || name === "tenant-reset") this.#joined(data as { seq: number; unreadCount: number });
    else if (isUnknown) void this.refresh();
  }

  /** Nothing is known of what happened before, unless the list that is there is of the very same moment. */
  #joined({ seq, unreadCount }: { seq: number; unreadCount: number }): void {
    const { isLoaded, countedTo, unread } = this.#state;
    if (!isLoaded || countedTo !== seq || unread !== unreadCount || this.#turn > 1) void this.#read("replace");
  }

  async #read(mode: PageMode, before?: number): Promise<void> {
    const turn = ++this.#turn;
    const news = this.#news;
    this.#dispatch({ do: "page-asked", mode });
    try {
      const page = await this.parts.api.page(pageSize, before);
      if (turn !== this.#turn) return;
      this.#dispatch({ do: "page-read", mode, page });
      // What was read or dismissed meanwhile may be in the page or not.
      if (news !== this.#news && this.#isRunning) await this.#read("merge");
    } catch (error) {
      if (turn === this.#turn) this.#dispatch({ do: "page-failed", error: words(error) });
    }
  }

  async #change(change: Change, send: () => Promise<number | void>): Promise<void> {
    this.#dispatch({ do: "change-asked", change });
    try {
      const unread = await send();
      this.#news++;
      this.#dispatch({ do: "change-done", key: change.key, ...(typeof unread === "number" ? { unread } : {}) });
    } catch (error) {
      this.#dispatch({ do: "change-failed", key: change.key, error: words(error) });
    }
  }

  #dispatch(action: Action): void {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    this.#view = view(next);
    for (const listener of this.#listeners) listener();
  }
}

const words = (error: unknown) => (error instanceof ApiError ? error.message : "Something went wrong. Try again.");
