import { beforeEach, describe, expect, test } from "vitest";
import type { LinkEvent } from "../src/live/Link";
import { SharedLink, type Tabs } from "../src/live/SharedLink";
import { FakeLink, settle } from "./support";

/** A browser's locks and channels: one holder at a time, then the next in line; everybody but the sender hears. */
class FakeBrowser implements Tabs {
  sockets: FakeLink[] = [];
  #line: (() => Promise<void>)[] = [];
  #isHeld = false;
  #channels = new Set<FakeChannel>();

  locks = {
    request: (_: string, options: LockOptions, held: () => Promise<void>) => new Promise<void>((done, failed) => {
      const entry = async () => done(await held());
      options.signal?.addEventListener("abort", () => {
        if (this.#line.includes(entry)) failed(new DOMException("aborted", "AbortError"));
        this.#line = this.#line.filter((other) => other !== entry);
      });
      this.#line.push(entry);
      void this.#next();
    }),
  } as unknown as Tabs["locks"];

  channel(): BroadcastChannel {
    const channel = new FakeChannel(this.#channels);
    this.#channels.add(channel);
    return channel as unknown as BroadcastChannel;
  }

  tab() {
    const heard: LinkEvent[] = [];
    const link = new SharedLink("name", this, () => {
      const socket = new FakeLink();
      this.sockets.push(socket);
      return socket;
    });
    link.start((event) => heard.push(event));
    return { link, heard };
  }

  async #next(): Promise<void> {
    if (this.#isHeld) return;
    const entry = this.#line.shift();
    if (!entry) return;
    this.#isHeld = true;
    await entry();
    this.#isHeld = false;
    void this.#next();
  }
}

class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(private readonly all: Set<FakeChannel>) {}

  postMessage(data: unknown): void {
    const others = [...this.all].filter((other) => other !== this);
    queueMicrotask(() => others.forEach((other) => this.all.has(other) && other.onmessage?.({ data: structuredClone(data) })));
  }

  close(): void {
    this.all.delete(this);
  }
}

describe("tabs of a browser", () => {
  let browser: FakeBrowser;
  beforeEach(() => void (browser = new FakeBrowser()));

  test("have one connection, and all hear the same", async () => {
    const tabs = [browser.tab(), browser.tab(), browser.tab()];
    await settle();

    browser.sockets[0]!.say({ kind: "connected", recovered: false });
    browser.sockets[0]!.hear("new-notification", { seq: 1 });
    await settle();

    expect(browser.sockets.length).toBe(1);
    expect(tabs.map(({ link }) => link.isLeader)).toEqual([true, false, false]);
    for (const { heard } of tabs) expect(heard).toEqual([{ kind: "connected", recovered: false }, { kind: "message", name: "new-notification", data: { seq: 1 } }]);
  });

  test("one that comes later learns that there is a connection", async () => {
    browser.tab();
    await settle();
    browser.sockets[0]!.say({ kind: "connected", recovered: false });

    const late = browser.tab();
    await settle();

    expect(late.heard).toEqual([{ kind: "connected", recovered: false }]);
    expect(browser.sockets.length).toBe(1);
  });

  test("when the one with the connection closes, the next takes over, and the others hear of it", async () => {
    const [first, second, third] = [browser.tab(), browser.tab(), browser.tab()];
    await settle();
    browser.sockets[0]!.say({ kind: "connected", recovered: false });

    first.link.stop();
    await settle();
    expect([browser.sockets.length, browser.sockets[0]!.listener, second.link.isLeader]).toEqual([2, null, true]);
    browser.sockets[1]!.say({ kind: "connected", recovered: false });
    browser.sockets[1]!.hear("tenant-joined", { seq: 5 });
    await settle();

    const after = [{ kind: "disconnected" }, { kind: "connected", recovered: false }, { kind: "message", name: "tenant-joined", data: { seq: 5 } }];
    expect(second.heard.slice(1)).toEqual(after);
    expect(third.heard.slice(1)).toEqual(after);
  });

  test("one that closes in line is passed over", async () => {
    const [first, second, third] = [browser.tab(), browser.tab(), browser.tab()];
    await settle();

    second.link.stop();
    first.link.stop();
    await settle();

    expect([second.link.isLeader, third.link.isLeader, browser.sockets.length]).toEqual([false, true, 2]);
  });

  test("one that is looked at hurries the connection of the other", async () => {
    browser.tab();
    const second = browser.tab();
    await settle();

    second.link.hurry();
    await settle();

    expect(browser.sockets[0]!.hurried).toBe(1);
  });

  test("one that the browser keeps for later gives the connection away, and comes back as another's listener", async () => {
    const first = browser.tab();
    await settle();
    globalThis.dispatchEvent(new Event("pagehide"));
    await settle();
    expect([first.link.isLeader, browser.sockets[0]!.listener]).toEqual([false, null]);

    globalThis.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await settle();

    expect([first.link.isLeader, browser.sockets.length]).toEqual([true, 2]);
    first.link.stop();
  });
});
