import type { InboxItem } from "../inbox/item.ts";
import { unapplied } from "../inbox/list.ts";
import type { Frame } from "../live/frames.ts";
import { mostSingle, Replay } from "../live/replay.ts";
import { announce, announceMany } from "../notify/desktop.ts";
import type { Inbox } from "./inbox.ts";
import type { State } from "./state.ts";

type Start = Extract<Frame, { kind: "welcome" | "reset" }>;
type Count = Extract<Frame, { kind: "resume" | "inbox" }>;

/** Applies frames in order. An event is applied when it is in the list and announced; only then does the position move. */
export class Feed {
  #replay: Replay | null = null;
  #held: InboxItem[] = [];

  constructor(
    private readonly state: State,
    private readonly inbox: Inbox,
    private readonly socket: { resume(since: number): void },
  ) {}

  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  async apply(frame: Exclude<Frame, { kind: "event" }>): Promise<void> {
    if (frame.kind === "welcome") await this.#welcome(frame);
    else if (frame.kind === "reset") await this.#startAnew(frame);
    else if (frame.kind === "resume") await this.#resume(frame);
    else if (frame.kind === "inbox") await this.#recount(frame);
  }

  async applyEvents(burst: readonly InboxItem[]): Promise<void> {
    const lastHeld = this.#held.at(-1)?.seq ?? -1;
    const arrived = unapplied(burst, this.state.now.position).filter((item) => item.seq > lastHeld);
    if (arrived.length === 0) return;

    await this.inbox.add(arrived);
    const missed = arrived.filter((item) => this.#replay?.covers(item.seq));
    const live = arrived.slice(missed.length);
    this.#held.push(...missed);
    if (this.#replay?.isOver(arrived.at(-1)!.seq)) await this.endReplay();
    this.#held.push(...live);
    if (live.length > 0) await this.release();
  }

  /** Announces what was held and moves the position over it. */
  async release(): Promise<void> {
    const held = this.#held;
    const last = held.at(-1);
    if (!last) return;

    await this.#announce(held, this.#replay?.summarise(held.length) ?? null);
    const { position, unread, countAfter } = this.state.now;
    const added = held.filter((item) => item.seq > countAfter).length;
    await this.state.set({ position: { seq: last.seq, epoch: position?.epoch ?? "" }, unread: unread + added });
    this.#held = [];
  }

  async endReplay(): Promise<void> {
    await this.release();
    this.#replay = null;
  }

  /** Signed out: what is held belongs to somebody else. */
  forget(): void {
    this.#held = [];
    this.#replay = null;
  }

  async #welcome(frame: Start): Promise<void> {
    const { position } = this.state.now;
    if (!position || position.epoch !== frame.epoch || frame.seq < position.seq) return this.#startAnew(frame);

    this.#replay = Replay.after(position.seq, frame.seq);
    await this.state.set({ unread: frame.unread, countAfter: frame.seq });
  }

  async #startAnew(frame: Start): Promise<void> {
    this.forget();
    const { position, items } = this.state.now;
    const known = new Set(items?.map((item) => item.id));
    const page = await this.inbox.client.inbox(null);
    const missed = page.items.filter((item) => !item.isRead && !known.has(item.id)).reverse();

    if (position) await this.#announce(missed, missed.length > mostSingle ? missed.length : null);
    await this.state.set({
      items: page.items,
      nextBefore: page.nextBefore,
      unread: frame.unread,
      countAfter: frame.seq,
      position: { seq: frame.seq, epoch: frame.epoch },
    });
  }

  /** The frame counts up to its seq; what was applied since comes on top. An older count than the one in use says nothing. */
  async #recount(frame: Count): Promise<void> {
    const { position, items, countAfter } = this.state.now;
    if (frame.seq < countAfter) return;

    const isNewer = (item: InboxItem) => item.seq > frame.seq && item.seq <= (position?.seq ?? 0) && !item.isRead;
    await this.state.set({ unread: frame.unread + (items ?? []).filter(isNewer).length, countAfter: frame.seq });
  }

  async #resume(frame: Count): Promise<void> {
    await this.release();
    this.#replay = new Replay(null);
    await this.#recount(frame);
    this.socket.resume(this.state.now.position?.seq ?? 0);
  }

  async #announce(items: readonly InboxItem[], many: number | null): Promise<void> {
    if (many !== null) return announceMany(many);

    const read = new Set(this.state.now.items?.filter((item) => item.isRead).map((item) => item.id));
    for (const item of items) if (!read.has(item.id)) await announce(item);
  }
}
