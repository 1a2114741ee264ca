import { backoff, retryAfter, systemClock, type Clock } from "./backoff.js";
import { NotifyError } from "./error.js";

export interface Options {
  /** Where the server is, such as `https://notify.example.org`. */
  url: string;
  /** A person's session or a tenant's API key. */
  token: string;
  /** The tenant that is meant; the credential decides, and the server refuses a call that means another. */
  tenant?: string;
  /** Attempts after the first one. Default 4. */
  retries?: number;
  /** Milliseconds for one attempt. Default 15,000. */
  timeout?: number;
  fetch?: typeof fetch;
  WebSocket?: typeof WebSocket;
  clock?: Clock;
}

export interface Call {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  idempotencyKey?: string;
  /** The same twice is the same once: it may be sent again when it is unknown what became of it. Default: of GET. */
  repeatable?: boolean;
  signal?: AbortSignal;
}

const longestWait = 60_000;
const unknownOutcome = [0, 502, 503, 504];

export class Http {
  readonly #base: string;
  readonly #fetch: typeof fetch;
  readonly clock: Clock;

  constructor(readonly options: Options) {
    this.#base = options.url.replace(/\/+$/, "");
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.clock = options.clock ?? systemClock;
  }

  address(path: string, query: Call["query"] = {}): string {
    const given = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)] as [string, string]);
    return `${this.#base}${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
  }

  headers(): Record<string, string> {
    const { token, tenant } = this.options;
    return { Authorization: `Bearer ${token}`, ...(tenant === undefined ? {} : { "x-tenant-id": tenant }) };
  }

  /** The answer as JSON; null where there is none. */
  async call<T>(method: string, path: string, call: Call = {}): Promise<T> {
    const isRepeatable = call.repeatable ?? method === "GET";
    for (let attempt = 0; ; attempt++) {
      const { response, error } = await this.#attempt(method, path, call);
      if (response?.ok) return (response.status === 204 ? null : await response.json()) as T;
      const status = response?.status ?? 0;
      // 429 was not begun; of the others it is unknown what became of them.
      const mayRepeat = status === 429 || (isRepeatable && unknownOutcome.includes(status));
      if (!mayRepeat || attempt >= (this.options.retries ?? 4)) throw response ? await NotifyError.of(response) : NotifyError.unreachable(error);
      await response?.body?.cancel();
      const asked = retryAfter(response?.headers.get("Retry-After") ?? null, this.clock.now());
      const own = backoff(attempt, this.clock.random());
      await this.clock.wait(asked === null ? own : Math.min(longestWait, asked + own / 2), call.signal);
    }
  }

  /** One request. An error is an answer here, unless the caller gave up. */
  async #attempt(method: string, path: string, call: Call): Promise<{ response?: Response; error?: unknown }> {
    const headers = this.headers();
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    if (call.idempotencyKey !== undefined) headers["Idempotency-Key"] = call.idempotencyKey;
    const limit = AbortSignal.timeout(this.options.timeout ?? 15_000);
    try {
      const response = await this.#fetch(this.address(path, call.query), {
        method, headers, signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      return { response };
    } catch (error) {
      call.signal?.throwIfAborted();
      return { error };
    }
  }

  /** A request whose answer goes on; without retries. */
  stream(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    return this.#fetch(this.address(path), { headers: { ...this.headers(), ...headers }, signal });
  }
}
