import { systemClock, type Clock } from "./backoff.js";
import { attempt, withRetries } from "./retry.js";

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

type Value = string | number | boolean;

export interface Call {
  /** A list is the name several times. */
  query?: Record<string, Value | readonly Value[] | undefined>;
  body?: unknown;
  idempotencyKey?: string;
  /** The same twice is the same once: it may be sent again when it is unknown what became of it. Default: of GET. */
  repeatable?: boolean;
  signal?: AbortSignal;
}

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
    const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((one) => [name, String(one)] as [string, string])));
    return `${this.#base}${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
  }

  headers(): Record<string, string> {
    const { token, tenant } = this.options;
    return { Authorization: `Bearer ${token}`, ...(tenant === undefined ? {} : { "x-tenant-id": tenant }) };
  }

  /** The answer as JSON; null where there is none. */
  async call<T>(method: string, path: string, call: Call = {}): Promise<T> {
    const isRepeatable = call.repeatable ?? method === "GET";
    // 429 was not begun; of the others it is unknown what became of them.
    const repeats = (status: number): boolean => status === 429 || (isRepeatable && unknownOutcome.includes(status));
    const policy = { clock: this.clock, retries: this.options.retries ?? 4, repeats, signal: call.signal };
    const response = await withRetries(policy, () => attempt(this.#fetch, this.address(path, call.query), this.#request(method, call), this.options.timeout ?? 15_000, call.signal));
    return (response.status === 204 ? null : await response.json()) as T;
  }

  #request(method: string, call: Call): RequestInit {
    const headers = this.headers();
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    if (call.idempotencyKey !== undefined) headers["Idempotency-Key"] = call.idempotencyKey;
    return { method, headers, ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }) };
  }

  /** A request whose answer goes on; without retries. */
  stream(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    return this.#fetch(this.address(path), { headers: { ...this.headers(), ...headers }, signal });
  }
}
