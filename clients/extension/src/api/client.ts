import { describe, type Payload } from "../inbox/describe.ts";
import type { InboxItem } from "../inbox/item.ts";
import { Problem } from "./problem.ts";

export interface Challenge {
  readonly challengeId: string;
  readonly expiresAt: string;
}

export interface Session {
  readonly token: string;
  readonly email: string;
  readonly expiresAt: string;
}

export interface Page {
  readonly items: InboxItem[];
  readonly nextBefore: number | null;
  readonly unread: number;
  /** Up to which `unread` counts. */
  readonly seq: number;
}

interface RawPage {
  items: { id: string; seq: number; type: string; payload: Payload; sentAt: string; read: boolean }[];
  nextBefore: number | null;
  unread: number;
  seq: number;
}

const patience = 10_000;
export const pageSize = 20;

export class Client {
  constructor(
    private readonly address: string,
    private readonly token: string | null = null,
  ) {}

  requestCode(email: string): Promise<Challenge> {
    return this.#call("POST", "/v1/auth/otp/request", { email });
  }

  verifyCode(challengeId: string, email: string, code: string): Promise<Session> {
    return this.#call("POST", "/v1/auth/otp/verify", { challengeId, email, code });
  }

  async logout(): Promise<void> {
    await this.#call("POST", "/v1/auth/logout");
  }

  async inbox(before: number | null): Promise<Page> {
    const query = before === null ? "" : `&before=${before}`;
    const page: RawPage = await this.#call("GET", `/v1/inbox?limit=${pageSize}${query}`);
    return { ...page, items: page.items.map(({ read, ...event }) => describe({ ...event, isRead: read })) };
  }

  async unread(): Promise<number> {
    return (await this.#call<{ unread: number }>("GET", "/v1/inbox/count")).unread;
  }

  async markRead(which: { ids: string[] } | { upTo: number }): Promise<number> {
    return (await this.#call<{ unread: number }>("POST", "/v1/inbox/read", which)).unread;
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (this.token) headers["Authorization"] = `Bearer ${this.token}`;
    if (body) headers["Content-Type"] = "application/json";

    const response = await this.#fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw await Problem.from(response);
    const text = await response.text();
    return (text ? JSON.parse(text) : null) as T;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(path, this.address), {
        ...init, cache: "no-store", credentials: "omit", redirect: "error", signal: AbortSignal.timeout(patience),
      });
    } catch {
      // fetch tells no more than "failed" about refused, unresolved, timed out and blocked requests.
      throw Problem.unreachable(this.address);
    }
  }
}
