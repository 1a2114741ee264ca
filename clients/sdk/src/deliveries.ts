import type { Http } from "./http.js";
import { pages } from "./paging.js";
import type { Delivery, DeliveryFilter, Replay } from "./types.js";

/** Events on their way to endpoints. */
export class Deliveries {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Newest first. */
  list(filter: DeliveryFilter = {}): AsyncGenerator<Delivery, void, undefined> {
    return pages<Delivery, string>(undefined, async (before) => {
      const page = await this.#http.call<{ items: Delivery[]; next?: string | null }>("GET", "/v1/deliveries", { query: { ...filter, before } });
      return { items: page.items, next: page.next ?? null };
    });
  }

  /** With its payload and attempts. */
  get(id: string): Promise<Delivery> {
    return this.#http.call("GET", `/v1/deliveries/${encodeURIComponent(id)}`);
  }

  resend(id: string): Promise<Delivery> {
    return this.#http.call("POST", `/v1/deliveries/${encodeURIComponent(id)}/resend`);
  }

  /** Dead letters, as one replay for each endpoint that has some. */
  resendDead(what: { endpoint?: string; since?: string; eventType?: string; source?: string; rate?: number; dryRun?: boolean } = {}): Promise<{ items: Replay[] }> {
    return this.#http.call("POST", "/v1/deliveries/resend", { body: what });
  }

  purge(what: { status?: "succeeded" | "dead" | "cancelled"; endpoint?: string; before?: string } = {}): Promise<{ count: number; more: boolean }> {
    return this.#http.call("POST", "/v1/deliveries/purge", { body: what, repeatable: true });
  }
}
