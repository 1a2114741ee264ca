import type { Clock } from "../src/backoff.js";
import { OrleansNotify } from "../src/index.js";

/** Time that passes when somebody waits, and no other. */
export class FakeClock implements Clock {
  readonly waits: number[] = [];
  #now = 0;

  now(): number {
    return this.#now;
  }

  random(): number {
    return 1;
  }

  async wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.#now += milliseconds;
  }
}

export interface Seen {
  method: string;
  url: URL;
  headers: Headers;
  body: unknown;
}

type Reply = Response | Error;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  json({ type: `urn:orleansnotify:problem:${code}`, title: `No: ${code}`, status, code, requestId: "r1" }, status, headers);

/** A client whose server gives these answers, one after the other. */
export function client(...replies: (Reply | ((seen: Seen) => Reply))[]): { notify: OrleansNotify; seen: Seen[]; clock: FakeClock } {
  const seen: Seen[] = [];
  const clock = new FakeClock();
  const fetch_ = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const one: Seen = {
      method: init.method ?? "GET", url: new URL(String(input)), headers: new Headers(init.headers),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
    };
    seen.push(one);
    const next = replies.shift();
    if (!next) throw new Error(`Nothing was expected, but ${one.method} ${one.url.pathname} came.`);
    const reply = typeof next === "function" ? next(one) : next;
    if (reply instanceof Error) throw reply;
    return reply;
  };
  return { notify: new OrleansNotify({ url: "https://notify.test/", token: "secret", tenant: "shop", fetch: fetch_, clock }), seen, clock };
}
