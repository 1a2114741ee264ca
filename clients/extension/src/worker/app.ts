import { Client, pageSize } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { Connection, type ConnectionState } from "../live/connection.ts";
import { parseFrame } from "../live/frames.ts";
import { showBadge } from "../notify/badge.ts";
import { withdrawAll } from "../notify/desktop.ts";
import { socketAddress } from "../server/address.ts";
import type { Command } from "./commands.ts";
import { Feed } from "./feed.ts";
import { Inbox } from "./inbox.ts";
import { Intake } from "./intake.ts";
import { Serial } from "./serial.ts";
import { forgetCode, requestCode, verifyCode } from "./signIn.ts";
import { signedOut, State } from "./state.ts";

const wakeUp = "wake-up";
const sessionEnded = "Your session has ended. Sign in again.";

/** The extension's one worker: holds the socket, applies what it brings, does what the pages ask. */
export class App {
  readonly #serial = new Serial();
  readonly #inbox: Inbox;
  readonly #intake: Intake;
  readonly #connection: Connection;
  #isOnline = false;

  private constructor(private readonly state: State) {
    this.#inbox = new Inbox(state);
    this.#connection = new Connection({
      address: () => this.#socketAddress(),
      frame: (json) => this.#intake.receive(parseFrame(json)),
      changed: (change) => void this.#connectionChanged(change),
      revoked: () => void this.#run(() => this.#leave(sessionEnded)),
      isSessionRefused: () => this.#isSessionRefused(),
    });
    const feed = new Feed(state, this.#inbox, { resume: (since) => this.#connection.send({ type: "resume", since }) });
    this.#intake = new Intake(feed, this.#inbox, (job) => this.#run(job), () => this.#connection.drop());
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
    try {
      await this.#run(() => this.#dispatch(command));
    } catch (error) {
      if (this.state.now.session && isUnauthorized(error)) await this.#run(() => this.#leave(sessionEnded));
      throw error;
    }
  }

  async #run(job: () => Promise<void>): Promise<void> {
    await this.#serial.run(job);
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
    this.#intake.forget();
    await this.state.set({ ...signedOut, notice });
    await withdrawAll();
    await this.wake();
  }

  #socketAddress(): string | null {
    const { server, session, position } = this.state.now;
    return session && socketAddress(server, session.token, position);
  }

  async #isSessionRefused(): Promise<boolean> {
    try {
      await this.#inbox.client.unread();
      return false;
    } catch (error) {
      return isUnauthorized(error);
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

const isUnauthorized = (error: unknown): boolean => error instanceof Problem && error.status === 401;
