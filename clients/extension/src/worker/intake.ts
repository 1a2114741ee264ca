import type { InboxItem } from "../inbox/item.ts";
import type { Frame } from "../live/frames.ts";
import type { Feed } from "./feed.ts";
import type { Inbox } from "./inbox.ts";
import { Timers } from "./timers.ts";

const releaseAfter = 500;
const replayIsQuietAfter = 3_000;
const slowestRetry = 30_000;

/** Takes frames as they come and hands them on in bursts: what arrives while one burst is applied is the next. */
export class Intake {
  readonly #timers: Timers<"release" | "quiet" | "refresh">;
  #arrived: Frame[] = [];

  /** @param run Runs one job at a time and shows what it changed. */
  constructor(
    private readonly feed: Feed,
    private readonly inbox: Inbox,
    private readonly run: (job: () => Promise<void>) => Promise<void>,
    private readonly failed: () => void,
  ) {
    this.#timers = new Timers((name, job) => void run(job).catch((error: unknown) => console.warn(name, error)));
  }

  receive(frame: Frame): void {
    this.#arrived.push(frame);
    void this.run(() => this.#apply()).catch((error: unknown) => {
      // Not applied, so the position did not move: the next connection brings the same again.
      console.error("A frame could not be applied", error);
      this.#arrived = [];
      this.failed();
    });
  }

  /** Signed out: what has arrived belongs to somebody else. */
  forget(): void {
    this.#timers.stopAll();
    this.#arrived = [];
    this.feed.forget();
  }

  async #apply(): Promise<void> {
    const frames = this.#arrived;
    this.#arrived = [];
    let burst: InboxItem[] = [];
    for (const frame of frames) {
      if (frame.kind === "event") {
        burst.push(frame.item);
        continue;
      }
      await this.#applyEvents(burst);
      burst = [];
      await this.feed.apply(frame);
      if (frame.kind === "resume") this.#expectQuiet();
      // Also after an absence: what was read elsewhere meanwhile, nobody has told us.
      if (frame.kind === "inbox" || frame.kind === "welcome") this.#refreshAfter(300 + Math.random() * 700);
    }
    await this.#applyEvents(burst);
  }

  async #applyEvents(burst: readonly InboxItem[]): Promise<void> {
    if (burst.length === 0) return;

    await this.feed.applyEvents(burst);
    if (this.feed.isHolding) this.#timers.after("release", releaseAfter, () => this.feed.release());
    if (this.#timers.isRunning("quiet")) this.#expectQuiet();
  }

  /** Reads the list, and again later if it could not be read. */
  #refreshAfter(delay: number): void {
    this.#timers.after("refresh", delay, async () => {
      try {
        await this.inbox.refreshAll();
      } catch (error) {
        this.#refreshAfter(Math.min(2 * delay + 1_000, slowestRetry));
        throw error;
      }
    });
  }

  /** A replay without a known end is over when nothing came for a while. */
  #expectQuiet(): void {
    this.#timers.stop("quiet");
    this.#timers.after("quiet", replayIsQuietAfter, async () => {
      await this.feed.endReplay();
      await this.inbox.refreshAll();
    });
  }
}
