import type { Session } from "../api/client.ts";
import type { InboxItem, Position } from "../inbox/item.ts";
import { defaultAddress } from "../server/address.ts";

export interface Stored {
  readonly server: string;
  readonly session: Session | null;
  readonly position: Position | null;
  /** Null until the first page was loaded. */
  readonly items: InboxItem[] | null;
  readonly nextBefore: number | null;
  readonly unread: number;
  /** `unread` includes every event up to this seq, so only later ones add to it. */
  readonly countAfter: number;
  readonly notice: string | null;
}

export const signedOut: Omit<Stored, "server"> = {
  session: null, position: null, items: null, nextBefore: null, unread: 0, countAfter: 0, notice: null,
};

const keptItems = 500;

/** What survives the worker, which Chrome stops and starts as it likes. Only the worker writes; pages read and listen. */
export class State {
  private constructor(private current: Stored) {}

  static async load(): Promise<State> {
    const stored = await chrome.storage.local.get({ ...signedOut, server: defaultAddress });
    return new State(stored as unknown as Stored);
  }

  get now(): Stored {
    return this.current;
  }

  async set(change: Partial<Stored>): Promise<void> {
    const trimmed = trim(change);
    await chrome.storage.local.set(trimmed);
    this.current = { ...this.current, ...trimmed };
  }
}

function trim(change: Partial<Stored>): Partial<Stored> {
  if (!change.items || change.items.length <= keptItems) return change;

  const items = change.items.slice(0, keptItems);
  return { ...change, items, nextBefore: items.at(-1)?.seq ?? null };
}
