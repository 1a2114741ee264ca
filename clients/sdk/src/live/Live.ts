import { backoff } from "../backoff.js";
import { NotifyError } from "../error.js";
import type { Http } from "../http.js";
import type { Frame, InboxSignal, Notification, Position } from "./frames.js";
import { socketWire } from "./socketWire.js";
import { streamWire } from "./streamWire.js";
import type { Ending, Wire } from "./Wire.js";

export type { InboxSignal, Notification, Position } from "./frames.js";
export type LiveStatus = "connecting" | "open" | "closed";

export interface LiveOptions {
  /** Go on after what was applied there. Default: what comes from now on. */
  since?: Position;
  /** Each notification, once and in order. Without it, iterate over the connection. */
  onEvent?: (notification: Notification) => void;
  /** The position could not be resumed, as it is older than what is kept: read the inbox. */
  onReset?: (position: Position) => void;
  onInbox?: (signal: InboxSignal) => void;
  /** How many notifications are unread, whenever the connection has been made. */
  onUnread?: (unread: number) => void;
  onStatus?: (status: LiveStatus) => void;
  /** Default `auto`: a WebSocket, and server-sent events where it cannot be had. */
  transport?: "auto" | "websocket" | "sse";
  /** Milliseconds of silence after which a connection is taken for dead. Default 45,000. */
  patience?: number;
  signal?: AbortSignal;
}

/** After so many sockets that did not open at a server that answers, something between refuses them. */
const refusedSockets = 2;

/**
 * A person's notifications as they happen. It comes back by itself, and goes on after the last one that it handed out: nothing is lost and
 * nothing comes twice, whatever happens to the connection or the server.
 */
export class Live implements AsyncIterable<Notification> {
  readonly #http: Http;
  readonly #options: LiveOptions;
  readonly #end = new AbortController();
  readonly #running: Promise<void>;
  readonly #waiting: Notification[] = [];
  #position: Position | undefined;
  #status: LiveStatus = "connecting";
  #refused = 0;
  #isStream = false;
  #attempts = 0;
  #error: NotifyError | null = null;
  #wake: (() => void) | null = null;

  constructor(http: Http, options: LiveOptions) {
    this.#http = http;
    this.#options = options;
    this.#position = options.since && { ...options.since };
    options.signal?.addEventListener("abort", () => this.close(), { once: true });
    this.#running = options.signal?.aborted ? Promise.resolve(this.close()) : this.#run();
  }

  /** After the last notification that was handed out; undefined until the first connection. */
  get position(): Position | undefined {
    return this.#position && { ...this.#position, seq: (this.#waiting[0]?.seq ?? this.#position.seq + 1) - 1 };
  }

  get status(): LiveStatus {
    return this.#status;
  }

  /** Ends when it is closed, and fails when the session has ended. */
  get closed(): Promise<void> {
    return this.#running.then(() => {
      if (this.#error) throw this.#error;
    });
  }

  close(): void {
    this.#end.abort();
    this.#say("closed");
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Notification, void, undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) yield next;
      else if (this.#error) throw this.#error;
      else if (this.#end.signal.aborted) return;
      else await new Promise<void>((done) => (this.#wake = done));
    }
  }

  async #run(): Promise<void> {
    const signal = this.#end.signal;
    try {
      while (!signal.aborted) {
        const ending = await this.#wire()({
          signal,
          patience: this.#options.patience ?? 45_000,
          position: () => this.#position,
          hear: (frame) => this.#hear(frame),
        });
        if (signal.aborted) return;
        await this.#judge(ending);
        this.#say("connecting");
        await this.#http.clock.wait(backoff(this.#attempts++, this.#http.clock.random()), signal).catch(() => undefined);
      }
    } catch (error) {
      this.#error = error instanceof NotifyError ? error : new NotifyError(0, "failed", String(error), null, null, { cause: error });
      this.close();
    }
  }

  #wire(): Wire {
    const { transport = "auto" } = this.#options;
    const WebSocket = this.#http.options.WebSocket ?? globalThis.WebSocket;
    this.#isStream = transport === "sse" || (transport === "auto" && (!WebSocket || this.#refused >= refusedSockets));
    return this.#isStream ? streamWire(this.#http) : socketWire(this.#http, WebSocket);
  }

  /** A socket does not tell why it was refused, so the server is asked whether the credential still is one. */
  async #judge(ending: Ending): Promise<void> {
    if (ending === "over") throw new NotifyError(401, "unauthorized", "The session has ended.");
    if (ending === "lost") return;
    try {
      await this.#http.call("GET", "/v1/inbox/count", { signal: AbortSignal.any([this.#end.signal, AbortSignal.timeout(5_000)]) });
      this.#refused++;
    } catch (error) {
      if (error instanceof NotifyError && (error.status === 401 || error.status === 403)) throw error;
      // Not reachable: as good a reason as any to try again.
    }
  }

  #hear(frame: Frame): void {
    switch (frame.kind) {
      case "welcome":
        this.#attempts = 0;
        if (!this.#isStream) this.#refused = 0;
        this.#position ??= { epoch: frame.epoch, seq: frame.seq };
        this.#say("open");
        return tell(this.#options.onUnread, frame.unread);
      case "reset":
        this.#position = { epoch: frame.epoch, seq: frame.seq };
        return tell(this.#options.onReset, { ...this.#position });
      case "inbox":
        return tell(this.#options.onInbox, frame.signal);
      case "notification":
        return this.#take(frame.notification);
    }
  }

  #take(notification: Notification): void {
    // What came over the connection before this one and was on its way again.
    if (!this.#position || notification.seq <= this.#position.seq) return;
    this.#position.seq = notification.seq;
    if (this.#options.onEvent) return tell(this.#options.onEvent, notification);
    this.#waiting.push(notification);
    this.#wake?.();
  }

  #say(status: LiveStatus): void {
    if (this.#status === status || this.#status === "closed") return;
    this.#status = status;
    tell(this.#options.onStatus, status);
  }
}

/** An error of a listener is the listener's: it is reported as one of an event's, and the connection goes on. */
function tell<T>(listener: ((value: T) => void) | undefined, value: T): void {
  try {
    listener?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
