import type { Http } from "./http.js";
import type { EventAccepted, NewEvent, PublishedItem } from "./types.js";

const most = 1_000;

export interface PublishOptions {
  /** The same key again within 24 hours is the same event. Default: a new one, so that a repeated attempt publishes nothing twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export class Events {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** One event: where it is in the log. Many: one item for each, in their order, with its `status`. */
  publish(event: NewEvent, options?: PublishOptions): Promise<EventAccepted>;
  publish(events: readonly NewEvent[], options?: PublishOptions): Promise<PublishedItem[]>;
  publish(events: NewEvent | readonly NewEvent[], options: PublishOptions = {}): Promise<EventAccepted | PublishedItem[]> {
    return isList(events) ? this.#many(events, options) : this.#one(events, options);
  }

  /** Takes an event back: it leaves every inbox. */
  async withdraw(id: string): Promise<void> {
    await this.#http.call("DELETE", `/v1/events/${encodeURIComponent(id)}`);
  }

  #one(event: NewEvent, { idempotencyKey, signal }: PublishOptions): Promise<EventAccepted> {
    const key = event.idempotencyKey ?? idempotencyKey ?? crypto.randomUUID();
    return this.#http.call("POST", "/v1/events", { body: { ...event, idempotencyKey: key }, repeatable: true, ...(signal ? { signal } : {}) });
  }

  async #many(events: readonly NewEvent[], { idempotencyKey, signal }: PublishOptions): Promise<PublishedItem[]> {
    const key = idempotencyKey ?? crypto.randomUUID();
    const keyed = events.map((event, index) => ({ ...event, idempotencyKey: event.idempotencyKey ?? `${key}/${index}` }));
    const items: PublishedItem[] = [];
    for (let from = 0; from < keyed.length; from += most) {
      const body = keyed.slice(from, from + most);
      items.push(...(await this.#http.call<PublishedItem[]>("POST", "/v1/events", { body, repeatable: true, ...(signal ? { signal } : {}) })));
    }
    return items;
  }
}

const isList = (events: NewEvent | readonly NewEvent[]): events is readonly NewEvent[] => Array.isArray(events);
