import { beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkEvent } from "../src/live/Link";
import { SocketLink } from "../src/live/SocketLink";
import { settle } from "./support";

/** As much of a Socket.IO client as is used. */
class FakeSocket {
  handlers = new Map<string, (data: unknown) => void>();
  recovered = false;
  active = true;
  connected = true;
  asked: unknown[] = [];
  answer: unknown = { ok: true };
  disconnect = vi.fn(() => this);
  connect = vi.fn(() => this);
  io = { engine: { readyState: "closed" } };

  on = (name: string, handler: (data: unknown) => void) => void this.handlers.set(name, handler);
  off = () => this.handlers.clear();
  timeout = () => ({ emitWithAck: async (...asked: unknown[]) => (this.asked.push(asked), this.answer) });

  async says(name: string, data?: unknown) {
    this.handlers.get(name)?.(data);
    await settle();
  }
}

describe("a connection", () => {
  let socket: FakeSocket, link: SocketLink, heard: LinkEvent[], opened: unknown[];
  beforeEach(() => {
    [socket, heard] = [new FakeSocket(), []];
    const connect = (...args: unknown[]) => ((opened = args), socket);
    link = new SocketLink({ serverUrl: "https://x.example/notify/", tenantId: "acme", token: "t" }, connect as never);
    link.start((event) => heard.push(event));
  });

  test("goes to the server's Socket.IO with the token", () => {
    expect(opened).toMatchObject(["https://x.example", { path: "/notify/socket.io/", auth: { token: "t" } }]);
  });

  test("is one when the tenant is joined", async () => {
    await socket.says("connect");
    expect(socket.asked).toEqual([["join-tenant", "acme"]]);
    expect(heard).toEqual([{ kind: "connected", recovered: false }]);
  });

  test("that recovered has no need to join", async () => {
    await socket.says("connect");
    [socket.recovered, socket.asked, heard.length] = [true, [], 0];
    await socket.says("connect");
    expect([socket.asked, heard]).toEqual([[], [{ kind: "connected", recovered: true }]]);
  });

  test("that was refused asks again, whatever it has recovered", async () => {
    socket.answer = { ok: false, error: "too_many_sockets" };
    await socket.says("connect");
    [socket.recovered, socket.answer, socket.asked, heard.length] = [true, { ok: true }, [], 0];
    await socket.says("connect");
    expect([socket.asked, heard]).toEqual([[["join-tenant", "acme"]], [{ kind: "connected", recovered: false }]]);
    link.stop();
  });

  test("passes on what it hears", async () => {
    await socket.says("notification-withdrawn", { id: "a", seq: 1 });
    expect(heard).toEqual([{ kind: "message", name: "notification-withdrawn", data: { id: "a", seq: 1 } }]);
  });

  test.each([
    ["a break", "disconnect", "transport close", undefined],
    ["the end of the session", "disconnect", "io server disconnect", "Your session has ended. Sign in again."],
    ["a server that is away", "connect_error", new Error("x"), undefined],
  ])("says of %s whether it comes back", async (_, name, data, error) => {
    await socket.says(name, data);
    expect(heard).toEqual([error ? { kind: "disconnected", error } : { kind: "disconnected" }]);
  });

  test("says why it was refused", async () => {
    socket.active = false;
    await socket.says("connect_error", Object.assign(new Error("no"), { data: { code: "unauthorized" } }));
    socket.answer = { ok: false, error: "too_many_sockets" };
    await socket.says("connect");
    expect(heard).toEqual([
      { kind: "disconnected", error: "Your session has ended. Sign in again." },
      { kind: "disconnected", error: "Too many windows are connected. Close some of them." },
    ]);
    expect(socket.disconnect).toHaveBeenCalled();
    link.stop();
  });

  test.each([[true, "closed", 0], [false, "opening", 0], [false, "closed", 1], [false, "open", 0]])(
    "hurries: connected %s, engine %s: %i", (connected, readyState, times) => {
      socket.connected = connected;
      socket.io.engine.readyState = readyState;
      link.hurry();
      expect(socket.connect).toHaveBeenCalledTimes(times);
    });
});
