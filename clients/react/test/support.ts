import type { Api, Page } from "../src/api";
import type { Link, LinkEvent, Listener } from "../src/live/Link";
import type { State } from "../src/state/State";
import { initial } from "../src/state/State";
import type { Notification } from "../src/types";

/** Notification `n` of the log. */
export function note(seq: number, more: Partial<Notification> = {}): Notification {
  const id = `n${seq}`;
  return {
    id, _id: id, tenantId: "default", userId: null, title: `Title ${seq}`, message: `Message ${seq}`, type: "info", priority: "medium",
    isRead: false, isDismissed: false, actionUrl: null, actionText: null, metadata: {}, createdAt: "2026-01-01T00:00:00.000Z", seq, ...more,
  };
}

/** A list that was read when these were in it. */
export function loaded(items: Notification[], more: Partial<State> = {}): State {
  const unread = items.filter((item) => !item.isRead).length;
  return { ...initial, items, unread, countedTo: items[0]?.seq ?? 0, isLoaded: true, isConnected: true, ...more };
}

/** A server's inbox in memory, which can refuse and be slow. */
export class FakeApi implements Api {
  calls: string[] = [];
  refuse: Error | null = null;
  #gate: Promise<void> = Promise.resolve();
  #open = () => {};

  constructor(public items: Notification[] = [], public seq = items[0]?.seq ?? 0) {}

  hold(): void {
    this.#gate = new Promise((done) => (this.#open = done));
  }

  release(): void {
    this.#open();
  }

  async page(limit: number, before = Infinity): Promise<Page> {
    const listed = this.items.filter((item) => !item.isDismissed);
    const rest = listed.filter((item) => item.seq < before);
    const items = rest.slice(0, limit);
    const answer = { items, next: rest.length > limit ? items.at(-1)!.seq : null, unread: listed.filter((item) => !item.isRead).length, seq: this.seq };
    await this.#answer(`page ${before === Infinity ? "first" : before}`);
    return answer;
  }

  async change(id: string, patch: { isRead?: boolean; isDismissed?: boolean }): Promise<void> {
    await this.#answer(`change ${id} ${JSON.stringify(patch)}`);
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...patch } : item));
  }

  async markAllRead(): Promise<{ unreadCount: number }> {
    await this.#answer("mark all");
    this.items = this.items.map((item) => ({ ...item, isRead: true }));
    return { unreadCount: 0 };
  }

  async #answer(call: string): Promise<void> {
    this.calls.push(call);
    await this.#gate;
    if (this.refuse) throw this.refuse;
  }
}

/** A connection that says what the test wants it to. */
export class FakeLink implements Link {
  listener: Listener | null = null;
  hurried = 0;

  start(listener: Listener): void {
    this.listener = listener;
  }

  stop(): void {
    this.listener = null;
  }

  hurry(): void {
    this.hurried++;
  }

  say(event: LinkEvent): void {
    this.listener?.(event);
  }

  hear(name: string, data: unknown): void {
    this.say({ kind: "message", name, data });
  }
}

/** Lets everything happen that is due. */
export const settle = () => new Promise((done) => setTimeout(done, 0));
