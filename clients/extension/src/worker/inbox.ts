import { Client, pageSize } from "../api/client.ts";
import type { InboxItem } from "../inbox/item.ts";
import { insert, markRead, reload } from "../inbox/list.ts";
import { withdraw, withdrawAll } from "../notify/desktop.ts";
import type { State } from "./state.ts";

/** The cached list and the unread count, kept equal to the server's. */
export class Inbox {
  constructor(private readonly state: State) {}

  get client(): Client {
    return new Client(this.state.now.server, this.state.now.session?.token ?? null);
  }

  /** Loads as many pages again as are shown, so that the list does not shrink under the reader. */
  async refresh(depth: number): Promise<void> {
    const first = await this.client.inbox(null);
    let { items, nextBefore } = first;
    while (items.length < depth && nextBefore !== null) {
      const page = await this.client.inbox(nextBefore);
      items = [...items, ...page.items];
      nextBefore = page.nextBefore;
    }
    await this.state.set({
      items: reload(this.state.now.items ?? [], items),
      nextBefore,
      unread: first.unread,
      countAfter: first.seq,
    });
  }

  refreshAll(): Promise<void> {
    return this.refresh(this.state.now.items?.length ?? pageSize);
  }

  async add(arrived: readonly InboxItem[]): Promise<void> {
    await this.state.set({ items: insert(this.state.now.items ?? [], arrived) });
  }

  async loadMore(): Promise<void> {
    const { nextBefore, items } = this.state.now;
    if (nextBefore === null) return;

    const page = await this.client.inbox(nextBefore);
    await this.state.set({ items: insert(items ?? [], page.items), nextBefore: page.nextBefore });
  }

  async markRead(ids: string[]): Promise<void> {
    const unread = await this.client.markRead({ ids });
    const items = markRead(this.state.now.items ?? [], (item) => ids.includes(item.id));
    await this.state.set({ items, unread });
    await withdraw(ids);
  }

  /** Up to the newest one in the list: what nobody has seen yet stays unread. */
  async markAllRead(): Promise<void> {
    const upTo = this.state.now.items?.[0]?.seq;
    if (upTo === undefined) return;

    const unread = await this.client.markRead({ upTo });
    await this.state.set({ items: markRead(this.state.now.items ?? [], (item) => item.seq <= upTo), unread });
    await withdrawAll();
  }
}
