import { fromInbox, type InboxItem } from "./inbox";
import type { Notification, Source } from "./types";

export interface Page {
  items: Notification[];
  /** For the next page; null on the last. */
  next: number | null;
  /** Of the whole inbox, as of `seq`. */
  unread: number;
  seq: number;
}

export interface Api {
  page(limit: number, before?: number): Promise<Page>;
  change(id: string, patch: { isRead?: boolean; isDismissed?: boolean }): Promise<void>;
  markAllRead(): Promise<{ unreadCount: number }>;
}

/** A refusal in words for people. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

/** The server's HTTP interface. */
export class HttpApi implements Api {
  constructor(private readonly source: Source) {}

  async page(limit: number, before?: number): Promise<Page> {
    const query = new URLSearchParams({ limit: String(limit), ...(before === undefined ? {} : { before: String(before) }) });
    const answer = (await this.call("GET", `/v1/inbox?${query}`)) as { items: InboxItem[]; nextBefore: number | null; unread: number; seq: number };
    return { items: answer.items.map((item) => fromInbox(this.source.tenantId, item)), next: answer.nextBefore, unread: answer.unread, seq: answer.seq };
  }

  async change(id: string, patch: { isRead?: boolean; isDismissed?: boolean }): Promise<void> {
    await this.call("PATCH", `/api/notifications/${encodeURIComponent(id)}`, patch);
  }

  async markAllRead(): Promise<{ unreadCount: number }> {
    return (await this.call("POST", "/api/notifications/mark-all-read")) as { unreadCount: number };
  }

  private call(method: string, path: string, body?: unknown): Promise<unknown> {
    return request(this.source, method, path, body);
  }
}

/** One call as the person of the source. */
export async function request({ serverUrl, token, tenantId }: Source, method: string, path: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}`, "x-tenant-id": tenantId };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(serverUrl.replace(/\/$/, "") + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    .catch(() => { throw new ApiError(0, "The server cannot be reached."); });
  if (!response.ok) throw new ApiError(response.status, words(response.status));
  return response.status === 204 ? null : response.json();
}

function words(status: number): string {
  switch (status) {
    case 401: return "Your session has ended. Sign in again.";
    case 403: return "You may not do this.";
    case 404: return "This notification is gone.";
    case 429: return "Too many requests. Try again in a moment.";
    default: return "The server could not do this. Try again.";
  }
}
