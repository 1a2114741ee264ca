import { expect, test, vi } from "vitest";
import { OrleansNotify, type LiveOptions, type Notification } from "../src/index.js";
import { messages } from "../src/live/messages.js";
import { json, problem } from "./support.js";

/** The client's end of a socket whose server is the test. */
class FakeSocket {
  static all: FakeSocket[] = [];
  onopen = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  said: string[] = [];
  isClosed = false;

  constructor(readonly address: string) {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.said.push(text);
  }

  close(): void {
    this.isClosed = true;
  }

  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const flush = () => new Promise((done) => setTimeout(done));
const welcome = (seq: number, epoch = "e") => ({ type: "welcome", seq, epoch, unread: 2 });
const event = (seq: number, more: object = {}) => ({ type: "notification", message: `number ${seq}`, ...more, id: `n${seq}`, seq, sentAt: "2026-01-31T12:00:00.000Z" });
const query = (socket: FakeSocket) => Object.fromEntries(new URL(socket.address).searchParams);

function connect(options: LiveOptions = {}, fetch_: typeof fetch = async () => json({ unread: 0, seq: 0 })) {
  FakeSocket.all = [];
  const clock = { now: () => 0, random: () => 1, wait: async () => undefined };
  const notify = new OrleansNotify({ url: "http://notify.test", token: "t", WebSocket: FakeSocket as unknown as typeof WebSocket, fetch: fetch_, clock, retries: 0 });
  const heard: number[] = [];
  const live = notify.live.connect({ onEvent: ({ seq }) => heard.push(seq), ...options });
  return { live, heard, socket: () => FakeSocket.all.at(-1)! };
}

test("what comes is heard once and in order", async () => {
  const { live, heard, socket } = connect();

  socket().says(welcome(4));
  for (const seq of [5, 6, 6, 5, 7]) socket().says(event(seq));

  expect(query(socket())).toEqual({ token: "t" });
  expect(heard).toEqual([5, 6, 7]);
  expect(live.position).toEqual({ epoch: "e", seq: 7 });
  live.close();
  await live.closed;
  expect(socket().isClosed).toBe(true);
});

test("after a cut it goes on where it was, also when nothing had come", async () => {
  const { live, heard, socket } = connect();
  socket().says(welcome(4));
  socket().onclose?.({ code: 1006 });
  await flush();
  expect(query(socket())).toEqual({ token: "t", since: "4", epoch: "e" });

  socket().says(welcome(9));
  socket().says(event(5));
  socket().onclose?.({ code: 1001 });
  await flush();

  expect(FakeSocket.all).toHaveLength(3);
  expect(query(socket())).toEqual({ token: "t", since: "5", epoch: "e" });
  expect(heard).toEqual([5]);
  live.close();
});

test("the position that was given is the first", () => {
  const since = { epoch: "e", seq: 3 };
  const { live, socket } = connect({ since });

  socket().says(welcome(9));
  socket().says(event(4));

  expect(query(socket())).toMatchObject({ since: "3", epoch: "e" });
  expect(since.seq).toBe(3);
  live.close();
});

test("a reset is told and taken", async () => {
  const resets: unknown[] = [];
  const { live, socket } = connect({ since: { epoch: "old", seq: 90 }, onReset: (position) => resets.push(position) });

  socket().says(welcome(5, "new"));
  expect(live.position).toEqual({ epoch: "old", seq: 90 });
  socket().says({ type: "reset", seq: 5, epoch: "new", oldest: 1, unread: 0 });
  socket().says(event(6));

  expect(resets).toEqual([{ epoch: "new", seq: 5 }]);
  expect(live.position).toEqual({ epoch: "new", seq: 6 });
  live.close();
});

test("who is too slow is told where to go on", () => {
  const { live, socket } = connect();
  socket().says(welcome(1));
  socket().says(event(2));

  socket().says({ type: "resume", since: 1, seq: 9, unread: 0 });

  expect(socket().said).toEqual(['{"type":"resume","since":2}']);
  live.close();
});

test("what people publish is an event, whatever its type", () => {
  const { live, heard, socket } = connect();
  socket().says(welcome(1));

  for (const [seq, type] of [[2, "welcome"], [3, "reset"], [4, "resume"], [5, "inbox"]] as const) socket().says(event(seq, { type, epoch: "evil" }));

  expect(heard).toEqual([2, 3, 4, 5]);
  expect(live.position).toEqual({ epoch: "e", seq: 5 });
  live.close();
});

test("signals of the inbox and the count are told", () => {
  const [signals, counts]: [unknown[], number[]] = [[], []];
  const { live, socket } = connect({ onInbox: (signal) => signals.push(signal.version), onUnread: (unread) => counts.push(unread) });

  socket().says(welcome(1));
  socket().says({ type: "inbox", seq: 1, unread: 1, version: 7, readUpTo: null, items: [] });

  expect([signals, counts]).toEqual([[7], [2]]);
  live.close();
});

test("without a listener it is iterated over, and its position is that of what was taken", async () => {
  const { live, socket } = connect({ onEvent: undefined as never });
  socket().says(welcome(1));
  for (const seq of [2, 3, 4]) socket().says(event(seq));
  const taken: Notification[] = [];
  for await (const notification of live) {
    taken.push(notification);
    if (taken.length === 2) break;
  }

  expect(taken.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(live.position).toEqual({ epoch: "e", seq: 3 });
  live.close();
});

test("a session that ended ends it, with an error", async () => {
  const { live, socket } = connect();
  socket().says(welcome(1));

  socket().onclose?.({ code: 4001 });

  await expect(live.closed).rejects.toMatchObject({ status: 401 });
  expect(live.status).toBe("closed");
});

test("a credential that is none ends it", async () => {
  const { live, socket } = connect({}, async () => problem(401, "unauthorized"));

  socket().onclose?.({ code: 1006 });

  await expect(live.closed).rejects.toMatchObject({ status: 401, code: "unauthorized" });
});

test("a server that is away is tried again and again", async () => {
  const { live, socket } = connect({}, async () => {
    throw new TypeError("fetch failed");
  });

  for (let i = 0; i < 5; i++) {
    socket().onclose?.({ code: 1006 });
    await flush();
  }

  expect(FakeSocket.all).toHaveLength(6);
  live.close();
});

test("where sockets are refused, server-sent events are taken", async () => {
  const bodies = ['event: welcome\ndata: {"seq":1,"epoch":"e","unread":0}\n\n', ':\n\nid: e:2\nevent: notification\nda', `ta: ${JSON.stringify(event(2))}\n\n`];
  const asked: Headers[] = [];
  const { live, heard, socket } = connect({}, async (input, init) => {
    if (!String(input).endsWith("/v1/live")) return json({ unread: 0, seq: 0 });
    asked.push(new Headers(init?.headers));
    return new Response(new ReadableStream({ start: (stream) => bodies.forEach((body) => stream.enqueue(new TextEncoder().encode(body))) }));
  });

  socket().onclose?.({ code: 1006 });
  await flush();
  socket().onclose?.({ code: 1006 });
  await vi.waitFor(() => expect(heard).toEqual([2]));

  expect(asked[0]!.get("Authorization")).toBe("Bearer t");
  expect(asked[0]!.get("Last-Event-ID")).toBeNull();
  live.close();
});

test("a silent connection is taken for dead", async () => {
  vi.useFakeTimers();
  try {
    let now = 0;
    FakeSocket.all = [];
    const clock = { now: () => now, random: () => 1, wait: async () => undefined };
    const notify = new OrleansNotify({ url: "http://notify.test", token: "t", WebSocket: FakeSocket as unknown as typeof WebSocket, clock });
    const live = notify.live.connect({ onEvent: () => undefined, patience: 3_000 });
    FakeSocket.all[0]!.says(welcome(1));

    for (let second = 1; second <= 4; second++) {
      now = second * 1_000;
      await vi.advanceTimersByTimeAsync(1_000);
    }

    expect(FakeSocket.all[0]!.said).toEqual(Array(3).fill('{"type":"ping"}'));
    expect(FakeSocket.all[0]!.isClosed).toBe(true);
    expect(FakeSocket.all).toHaveLength(2);
    live.close();
  } finally {
    vi.useRealTimers();
  }
});

test("messages are read however they are cut", async () => {
  const text = 'id: e:1\nevent: a\ndata: {"x":"ü"}\n\n:\n\ndata: 1\ndata: 2\n\n';
  for (const size of [1, 2, 3, 7, 100]) {
    const bytes = new TextEncoder().encode(text);
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
    const body = new ReadableStream<Uint8Array>({ start: (stream) => (parts.forEach((part) => stream.enqueue(part)), stream.close()) });
    const read = [];
    for await (const message of messages(body)) read.push(message);

    expect(read).toEqual([{ name: "a", data: '{"x":"ü"}' }, null, { name: "message", data: "1\n2" }]);
  }
});
