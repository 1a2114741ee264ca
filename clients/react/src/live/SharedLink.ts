import type { Link, LinkEvent, Listener } from "./Link";

type Message = { kind: "hello" } | { kind: "hurry" } | { kind: "status"; isConnected: boolean } | { kind: "event"; event: LinkEvent };

/** What browsers have for talking between tabs; tests bring their own. */
export interface Tabs {
  locks: Pick<LockManager, "request">;
  channel(name: string): BroadcastChannel;
}

/** null: this browser cannot share, or the page is not served securely. */
export function browserTabs(): Tabs | null {
  const locks = globalThis.navigator?.locks;
  return locks && globalThis.BroadcastChannel ? { locks, channel: (name) => new BroadcastChannel(name) } : null;
}

/**
 * One connection for all tabs: who holds the lock has it, and tells the others what it hears. The lock of a tab that closes or crashes goes
 * to the next, whose new connection makes every tab read the list again.
 */
export class SharedLink implements Link {
  #channel: BroadcastChannel | null = null;
  #own: Link | null = null;
  #release: (() => void) | null = null;
  #cancel: AbortController | null = null;
  #listener: Listener = () => {};
  #isConnected = false;

  constructor(private readonly name: string, private readonly tabs: Tabs, private readonly open: () => Link) {}

  get isLeader(): boolean {
    return this.#own !== null;
  }

  start(listener: Listener): void {
    this.#listener = listener;
    this.#begin();
    // A page that the browser keeps for "back" must not keep the connection from the others.
    globalThis.addEventListener?.("pagehide", this.#end);
    globalThis.addEventListener?.("pageshow", this.#again);
  }

  hurry(): void {
    if (this.#own) this.#own.hurry();
    else this.#say({ kind: "hurry" });
  }

  stop(): void {
    globalThis.removeEventListener?.("pagehide", this.#end);
    globalThis.removeEventListener?.("pageshow", this.#again);
    this.#end();
  }

  #begin(): void {
    const channel = (this.#channel = this.tabs.channel(this.name));
    const cancel = (this.#cancel = new AbortController());
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#hear(data);
    this.#say({ kind: "hello" });
    this.tabs.locks.request(this.name, { mode: "exclusive", signal: cancel.signal }, () => this.#lead(cancel.signal))
      .catch((error: unknown) => {
        if (!cancel.signal.aborted) throw error;
      });
  }

  #end = (): void => {
    this.#cancel?.abort();
    this.#own?.stop();
    this.#own = null;
    if (this.#release) this.#say({ kind: "event", event: { kind: "disconnected" } });
    this.#release?.();
    this.#release = null;
    this.#channel?.close();
    this.#channel = null;
    this.#isConnected = false;
  };

  #again = (event: PageTransitionEvent): void => {
    if (event.persisted && !this.#channel) this.#begin();
  };

  #lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    this.#own = this.open();
    this.#own.start((event) => {
      this.#take(event);
      this.#say({ kind: "event", event });
    });
    return new Promise((done) => (this.#release = done));
  }

  #hear(message: Message): void {
    if (message.kind === "hello" && this.#own) this.#say({ kind: "status", isConnected: this.#isConnected });
    else if (message.kind === "hurry") this.#own?.hurry();
    else if (message.kind === "status" && !this.#own) this.#status(message.isConnected);
    else if (message.kind === "event" && !this.#own) this.#take(message.event);
  }

  /** What the leader was when this tab came. The list was asked for after that, so nothing is between them. */
  #status(isConnected: boolean): void {
    if (isConnected && !this.#isConnected) this.#take({ kind: "connected", recovered: false });
  }

  #take(event: LinkEvent): void {
    if (event.kind !== "message") this.#isConnected = event.kind === "connected";
    this.#listener(event);
  }

  #say(message: Message): void {
    this.#channel?.postMessage(message);
  }
}
