import type { Http } from "./http.js";
import { pages } from "./paging.js";
import type { BulkChanged, InboxChanges, InboxCount, InboxFilter, InboxItem, InboxPage, InboxPatch, ItemChanged } from "./types.js";

/** A signed-in person's notifications. */
export class Inbox {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** All of them, newest first, read page by page as they are asked for. */
  list(filter: InboxFilter = {}): AsyncGenerator<InboxItem, void, undefined> {
    return pages<InboxItem, number>(undefined, async (before) => {
      const page = await this.page(filter, before);
      return { items: page.items, next: page.nextBefore ?? null };
    });
  }

  /** One page, with the count as of its `seq`. */
  page(filter: InboxFilter = {}, before?: number): Promise<InboxPage> {
    return this.#http.call("GET", "/v1/inbox", { query: { ...filter, before } });
  }

  count(): Promise<InboxCount> {
    return this.#http.call("GET", "/v1/inbox/count");
  }

  change(id: string, patch: InboxPatch): Promise<ItemChanged> {
    return this.#http.call("PATCH", `/v1/inbox/${encodeURIComponent(id)}`, { body: patch, repeatable: true });
  }

  /** Some, or `"all"` that are listed. With `more` in the answer not all are done: send the same again. */
  bulk(which: readonly string[] | "all", patch: InboxPatch): Promise<BulkChanged> {
    const body = which === "all" ? { all: true, patch } : { ids: which, patch };
    return this.#http.call("POST", "/v1/inbox/bulk", { body, repeatable: true });
  }

  markAllRead(): Promise<BulkChanged> {
    return this.bulk("all", { read: true });
  }

  /** What was done since a version, on this or another device. Pass the answer's `version` the next time. */
  async changes(since: number): Promise<Omit<InboxChanges, "more">> {
    const items: InboxChanges["items"] = [];
    let from = since;
    for (;;) {
      const page = await this.#http.call<InboxChanges>("GET", "/v1/inbox/changes", { query: { since: from } });
      items.push(...page.items);
      if (!page.more) return { version: page.version, readUpTo: page.readUpTo, items };
      from = page.version;
    }
  }
}
