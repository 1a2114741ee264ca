import { Client, pageSize } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import type { InboxItem } from "../inbox/item.ts";
import { Connection, type ConnectionState } from "../live/connection.ts";
import { parseFrame, type Frame } from "../live/frames.ts";
import { showBadge } from "../notify/badge.ts";
import { withdrawAll } from "../notify/desktop.ts";
import { socketAddress } from "../server/address.ts";
import type { Command } from "./commands.ts";
import { Feed } from "./feed.ts";
import { Inbox } from "./inbox.ts";
import { Serial } from "./serial.ts";
import { forgetCode, requestCode, verifyCode } from "./signIn.ts";
import { signedOut, State } from "./state.ts";

const wakeUp = "wake-up";
const releaseAfter = 500;
const replayIsQuietAfter = 3_000;

/** The extension's one worker: holds the socket, applies what it brings, does what the pages ask. */
export class App {
  readonly #serial = new Serial();
  readonly #inbox: Inbox;
  readonly #feed: Feed;
  readonly #connection: Connection;
  #arrived: Frame[] = [];
  #isOnline = false;
  #timers: Partial<Record<"release" | "quiet" | "refresh", ReturnType<typeof setTimeout>>> = {};

  private constructor(private readonly state: State) {
    this.#inbox = new Inbox(state);
    this.#connection = new Connection({
      address: () => this.#socketAddress(),
      frame: (json) => this.#receive(parseFrame(json)),
      changed: (change) => void this.#connectionChanged(change),
      revoked: () => void this.#serial.run(() => this.#leave("Your session has ended. Sign in again.")),
      isSessionRefused: () => this.#isSessionRefused(),
    });
    this.#feed = new Feed(state, this.#inbox, { resume: (since) => this.#connection.send({ type: "resume", since }) });
  }

  static async start(): Promise<App> {
    const app = new App(await State.load());
    self.addEventListener("online", () => app.#connection.hurry());
    await app.wake();
    return app;
  }

  async wake(): Promise<void> {
    if (this.state.now.session) {
      // Chrome may stop the worker at any time; the alarm starts it again. 30 s is Chrome's shortest period.
      await chrome.alarms.create(wakeUp, { periodInMinutes: 0.5 });
      this.#connection.ensure();
    } else {
      await chrome.alarms.clear(wakeUp);
      this.#connection.close();
    }
    await this.#showBadge();
  }

  async carryOut(command: Command): Promise<void> {
    if (command.do === "popupOpened") this.#connection.hurry();
    await this.#serial.run(() => this.#dispatch(command)).catch(async (error: unknown) => {
      const isRefused = error instanceof Problem && error.status === 401 && this.state.now.session !== null;
      if (isRefused) await this.#serial.run(() => this.#leave("Your session has ended. Sign in again."));
      throw error;
    });
    await this.#showBadge();
  }

  async #dispatch(command: Command): Promise<void> {
    switch (command.do) {
      case "requestCode": return requestCode(new Client(this.state.now.server), command.email);
      case "verifyCode": return this.#signIn(command.code);
      case "forgetCode": return forgetCode();
      case "signOut": return this.#signOut();
      case "popupOpened": return this.state.now.session ? this.#inbox.refresh(pageSize) : undefined;
      case "loadMore": return this.#inbox.loadMore();
      case "markRead": return this.#inbox.markRead([command.id]);
      case "markAllRead": return this.#inbox.markAllRead();
      case "useServer": return this.#useServer(command.address);
    }
  }

  async #signIn(code: string): Promise<void> {
    const session = await verifyCode(new Client(this.state.now.server), code);
    await this.state.set({ ...signedOut, session });
    await this.wake();
  }

  async #signOut(): Promise<void> {
    // The server may be out of reach; the person still leaves this browser.
    await this.#inbox.client.logout().catch((error: unknown) => console.warn("Not signed out on the server", error));
    await this.#leave(null);
  }

  async #useServer(server: string): Promise<void> {
    if (server === this.state.now.server) return;

    if (this.state.now.session) await this.#signOut();
    await forgetCode();
    await this.state.set({ server });
  }

  async #leave(notice: string | null): Promise<void> {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#timers = {};
    this.#arrived = [];
    this.#feed.forget();
    await this.state.set({ ...signedOut, notice });
    await withdrawAll();
    await this.wake();
  }

  #socketAddress(): string | null {
    const { server, session, position } = this.state.now;
    return session && socketAddress(server, session.token, position);
  }

  #receive(frame: Frame): void {
    this.#arrived.push(frame);
    void this.#serial.run(() => this.#applyArrived()).catch((error: unknown) => {
      // Not applied, so the position did not move: the next connection brings the same again.
      console.error("A frame could not be applied", error);
      this.#arrived = [];
      this.#connection.drop();
    });
  }

  async #applyArrived(): Promise<void> {
    const frames = this.#arrived;
    this.#arrived = [];
    let burst: InboxItem[] = [];
    for (const frame of frames) {
      if (frame.kind === "event") {
        burst.push(frame.item);
        continue;
      }
      await this.#feed.applyEvents(burst);
      burst = [];
      await this.#feed.apply(frame);
      if (frame.kind === "inbox") this.#after("refresh", 300 + Math.random() * 700, () => this.#inbox.refreshAll());
      if (frame.kind === "resume") this.#expectQuiet();
    }
    await this.#feed.applyEvents(burst);
    if (this.#feed.isHolding) this.#after("release", releaseAfter, () => this.#feed.release());
    if (burst.length > 0 && this.#timers.quiet !== undefined) this.#expectQuiet();
    await this.#showBadge();
  }

  /** A replay without a known end is over when nothing came for a while. */
  #expectQuiet(): void {
    clearTimeout(this.#timers.quiet);
    delete this.#timers.quiet;
    this.#after("quiet", replayIsQuietAfter, async () => {
      await this.#feed.endReplay();
      await this.#inbox.refreshAll();
    });
  }

  #after(name: "release" | "quiet" | "refresh", delay: number, job: () => Promise<void>): void {
    this.#timers[name] ??= setTimeout(() => {
      delete this.#timers[name];
      void this.#serial.run(job).then(() => this.#showBadge()).catch((error: unknown) => console.warn(name, error));
    }, delay);
  }

  async #isSessionRefused(): Promise<boolean> {
    try {
      await this.#inbox.client.unread();
      return false;
    } catch (error) {
      return error instanceof Problem && error.status === 401;
    }
  }

  async #connectionChanged(connection: ConnectionState): Promise<void> {
    this.#isOnline = connection.state === "online";
    await chrome.storage.session.set({ connection });
    await this.#showBadge();
  }

  #showBadge(): Promise<void> {
    return showBadge(this.state.now.unread, this.#isOnline);
  }
}
