import { backoff } from "./backoff.ts";

export type ConnectionState =
  | { readonly state: "signedOut" | "connecting" | "online" }
  | { readonly state: "waiting"; readonly retryAt: number };

export interface ConnectionHost {
  /** Where to connect, with the position of this moment; null when signed out. */
  address(): string | null;
  frame(json: string): void;
  changed(state: ConnectionState): void;
  revoked(): void;
  /** The handshake failed. A browser does not say why, so the host finds out; true when the session is at fault. */
  isSessionRefused(): Promise<boolean>;
}

/** Below the 30 s without traffic after which Chrome stops an extension's worker. */
const pingEvery = 15_000;
const answerWithin = 10_000;
const stableAfter = 10_000;
const sessionRevoked = 4001;

/** Keeps exactly one socket open, for as long as somebody is signed in. */
export class Connection {
  #socket: WebSocket | null = null;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #stable: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ConnectionHost) {}

  /** Connects unless connected, or already waiting to try again. */
  ensure(): void {
    if (!this.#socket && this.#retry === undefined) this.#open();
  }

  /** Connects without waiting any longer: the network came back, or somebody is looking. */
  hurry(): void {
    this.#stopWaiting();
    this.ensure();
  }

  close(): void {
    this.#stopWaiting();
    this.#discard();
    this.#attempt = 0;
    this.host.changed({ state: "signedOut" });
  }

  /** Gives the socket up and tries again later. */
  drop(): void {
    if (!this.#socket) return;
    this.#discard();
    this.#wait();
  }

  send(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #open(): void {
    const address = this.host.address();
    if (!address) return;

    this.host.changed({ state: "connecting" });
    const socket = new WebSocket(address);
    let hasOpened = false, hasSpoken = false;
    this.#socket = socket;
    this.#expectAnswer();
    socket.onopen = () => {
      hasOpened = true;
      this.#opened();
    };
    socket.onmessage = ({ data }) => {
      this.#answered();
      // Open is not online: a server that says nothing is of no use.
      if (!hasSpoken) this.host.changed({ state: "online" });
      hasSpoken = true;
      if (typeof data === "string") this.host.frame(data);
    };
    socket.onclose = ({ code }) => void this.#closed(code, hasOpened);
  }

  #opened(): void {
    this.#ping = setInterval(() => {
      this.send({ type: "ping" });
      this.#expectAnswer();
    }, pingEvery);
    this.#stable = setTimeout(() => (this.#attempt = 0), stableAfter);
  }

  async #closed(code: number, hasOpened: boolean): Promise<void> {
    this.#discard();
    if (code === sessionRevoked) return this.host.revoked();

    this.#wait();
    if (!hasOpened && (await this.host.isSessionRefused())) this.host.revoked();
  }

  #wait(): void {
    const delay = backoff(this.#attempt++, Math.random);
    this.host.changed({ state: "waiting", retryAt: Date.now() + delay });
    this.#retry = setTimeout(() => this.hurry(), delay);
  }

  #stopWaiting(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  #expectAnswer(): void {
    this.#deadline ??= setTimeout(() => this.drop(), answerWithin);
  }

  #answered(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  #discard(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#answered();
    clearInterval(this.#ping);
    clearTimeout(this.#stable);
    if (!socket) return;

    // A dead peer never completes the close handshake; its late events must not touch the next socket.
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
