import type { Http } from "./http.js";
import { pages } from "./paging.js";
import type { Endpoint, EndpointSettings, NewReplay, Replay, TestAnswer } from "./types.js";

/** Outbound webhooks. */
export class Endpoints {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  list(limit?: number): AsyncGenerator<Endpoint, void, undefined> {
    return pages<Endpoint, string>(undefined, async (after) => {
      const page = await this.#http.call<{ items: Endpoint[]; next?: string | null }>("GET", "/v1/endpoints", { query: { limit, after } });
      return { items: page.items, next: page.next ?? null };
    });
  }

  /** The answer has the `secret`, which is not shown again. */
  create(settings: EndpointSettings & { url: string }, options: { idempotencyKey?: string } = {}): Promise<Endpoint> {
    return this.#http.call("POST", "/v1/endpoints", { body: settings, idempotencyKey: options.idempotencyKey ?? crypto.randomUUID(), repeatable: true });
  }

  get(id: string): Promise<Endpoint> {
    return this.#http.call("GET", path(id));
  }

  update(id: string, settings: EndpointSettings): Promise<Endpoint> {
    return this.#http.call("PATCH", path(id), { body: settings });
  }

  async delete(id: string): Promise<void> {
    await this.#http.call("DELETE", path(id));
  }

  pause(id: string): Promise<Endpoint> {
    return this.#act(id, "pause");
  }

  /** @param options `skip`: leave out what waited; `rate`: attempts per second until it is done. */
  resume(id: string, options: { skip?: boolean; rate?: number } = {}): Promise<Endpoint> {
    return this.#act(id, "resume", options);
  }

  disable(id: string): Promise<Endpoint> {
    return this.#act(id, "disable");
  }

  enable(id: string, options: { skip?: boolean; rate?: number } = {}): Promise<Endpoint> {
    return this.#act(id, "enable", options);
  }

  /** @param overlap Seconds for which the old secret signs too. */
  rotate(id: string, overlap?: number): Promise<Endpoint> {
    return this.#act(id, "rotate", overlap === undefined ? {} : { overlap });
  }

  test(id: string, example: { eventType?: string; payload?: unknown } = {}): Promise<TestAnswer> {
    return this.#act(id, "test", example);
  }

  /** @param parked Also what no attempt was made for. */
  cancel(id: string, parked = false): Promise<{ count: number }> {
    return this.#act(id, "cancel", { parked });
  }

  replay(id: string, replay: NewReplay = {}): Promise<Replay> {
    return this.#act(id, "replays", replay);
  }

  #act<T>(id: string, action: string, body: object = {}): Promise<T> {
    return this.#http.call("POST", `${path(id)}/${action}`, { body });
  }
}

const path = (id: string): string => `/v1/endpoints/${encodeURIComponent(id)}`;
