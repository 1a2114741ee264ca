import { io } from "socket.io-client";
import { eventually } from "../Extension/support/wait.mjs";

/** Signs a person in. */
export async function signIn(server, email) {
  await server.post("/request-otp", { email });
  const answer = await (await server.post("/verify-otp", { email, otp: await server.code(email) })).json();
  return answer.token;
}

/** A client of the dashboard that keeps what it hears. */
export class Client {
  heard = [];
  notifications = [];
  refreshes = 0;
  recoveries = [];
  disconnects = [];

  constructor(address, token, options = {}) {
    this.socket = io(address, {
      auth: { token }, forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200, randomizationFactor: 0.5, ...options,
    });
    this.socket.on("new-notification", (notification) => {
      this.heard.push(notification.seq);
      this.notifications.push(notification);
    });
    this.socket.on("dashboard-refresh", () => this.refreshes++);
    this.socket.on("connect", () => this.recoveries.push(this.socket.recovered));
    this.socket.on("disconnect", (reason) => this.disconnects.push(reason));
  }

  get transport() {
    return this.socket.io.engine.transport.name;
  }

  async connected() {
    await eventually(() => this.socket.connected, "the client is connected");
    return this;
  }

  join(tenant) {
    return this.socket.timeout(10_000).emitWithAck("join-tenant", tenant);
  }

  hears(count, patience = 60_000) {
    return eventually(() => this.heard.length >= count, () => `${count} notifications were heard, and not ${this.heard.length}`, patience);
  }

  close() {
    this.socket.close();
  }
}

/** 1, 2, …, or from another number on. */
export const numbers = (count, from = 1) => Array.from({ length: count }, (_, i) => from + i);
