import { io, type Socket } from "socket.io-client";
import type { Source } from "../types";
import type { Link, Listener } from "./Link";

const heard = [
  "tenant-joined", "tenant-reset", "new-notification", "notification-updated", "notifications-marked-read", "notification-withdrawn", "dashboard-refresh",
];
const fullDelay = 30_000;

/** A Socket.IO connection of one's own. */
export class SocketLink implements Link {
  #socket: Socket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #hasJoined = false;

  constructor(private readonly source: Source, private readonly connect: typeof io = io) {}

  start(listener: Listener): void {
    const address = new URL(this.source.serverUrl || location.origin, location.href);
    const socket = this.connect(address.origin, {
      path: `${address.pathname.replace(/\/$/, "")}/socket.io/`,
      auth: { token: this.source.token },
      forceNew: true,
      // A proxy that lets no WebSocket through is rare: the first request is worth more.
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelayMax: 5_000,
    });
    this.#socket = socket;
    socket.on("connect", () => {
      if (socket.recovered && this.#hasJoined) listener({ kind: "connected", recovered: true });
      else void this.#join(socket, listener);
    });
    socket.on("disconnect", (reason) => listener(reason === "io server disconnect"
      ? { kind: "disconnected", error: "Your session has ended. Sign in again." }
      : { kind: "disconnected" }));
    socket.on("connect_error", (error: Error & { data?: { code?: string } }) =>
      listener(socket.active ? { kind: "disconnected" } : { kind: "disconnected", error: refusal(error.data?.code) }));
    for (const name of heard) socket.on(name, (data: unknown) => listener({ kind: "message", name, data }));
  }

  hurry(): void {
    // Only a socket that waits for its next attempt has something to hurry.
    const socket = this.#socket;
    if (socket?.active && !socket.connected && !socket.io.engine?.readyState?.startsWith("open")) socket.disconnect().connect();
  }

  stop(): void {
    clearTimeout(this.#retry);
    this.#socket?.off();
    this.#socket?.disconnect();
    this.#socket = null;
  }

  async #join(socket: Socket, listener: Listener): Promise<void> {
    let answer: { ok: boolean; error?: string };
    try {
      answer = await socket.timeout(10_000).emitWithAck("join-tenant", this.source.tenantId);
    } catch {
      // Too slow, or gone meanwhile: begin again.
      if (this.#socket === socket && socket.connected) socket.disconnect().connect();
      return;
    }

    if (this.#socket !== socket) return;
    this.#hasJoined = answer.ok;
    if (answer.ok) return listener({ kind: "connected", recovered: false });
    listener({ kind: "disconnected", error: refusal(answer.error) });
    socket.disconnect();
    if (answer.error === "too_many_sockets") this.#retry = setTimeout(() => socket.connect(), fullDelay);
  }
}

function refusal(code: string | undefined): string {
  switch (code) {
    case "unauthorized": return "Your session has ended. Sign in again.";
    case "origin_forbidden": return "This page may not connect to the server.";
    case "too_many_sockets": return "Too many windows are connected. Close some of them.";
    default: return "The server refused the connection.";
  }
}
