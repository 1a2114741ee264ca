import { WebSocket } from "ws";
import { eventually } from "../Extension/support/wait.mjs";

/** Server-sent events as a browser's EventSource takes them: comes back by itself, with the last id. */
export class EventStream {
  heard = [];
  types = [];
  lastId = null;
  opened = 0;
  #closing = new AbortController();

  constructor(address, token) {
    this.address = address;
    this.token = token;
    this.#run();
  }

  async #run() {
    while (!this.#closing.signal.aborted) {
      await this.#read().catch(() => {});
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async #read() {
    const response = await fetch(`${this.address}/v1/live`, {
      headers: { Authorization: `Bearer ${this.token}`, ...(this.lastId && { "Last-Event-ID": this.lastId }) }, signal: this.#closing.signal,
    });
    if (!response.ok) return;
    this.opened++;
    let text = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const messages = (text + chunk).split("\n\n");
      text = messages.pop();
      messages.forEach((message) => this.#take(message));
    }
  }

  #take(message) {
    const fields = Object.fromEntries(message.split("\n").map((line) => /^(\w*): ?(.*)$/.exec(line).slice(1)));
    if (!fields.event) return;
    this.types.push(fields.event);
    this.lastId = fields.id ?? this.lastId;
    const data = JSON.parse(fields.data);
    if (fields.event === "notification") this.heard.push(data.seq);
  }

  opens() {
    return eventually(() => this.types.includes("welcome"), "the stream is open");
  }

  close() {
    this.#closing.abort();
  }
}

/** `/ws`, as the extension uses it. */
export class RawSocket {
  heard = [];

  constructor(address, token) {
    this.address = address;
    this.token = token;
    this.#open();
  }

  #open() {
    const since = this.last === undefined ? "" : `&since=${this.last}`;
    this.socket = new WebSocket(`${this.address.replace("http", "ws")}/ws?token=${this.token}${since}`);
    this.socket.on("error", () => {});
    this.socket.on("close", () => this.closed || setTimeout(() => this.#open(), 50));
    this.socket.on("message", (text) => {
      const frame = JSON.parse(text);
      if (frame.type === "welcome") this.last ??= frame.seq;
      if (!frame.id) return;
      this.last = frame.seq;
      this.heard.push(frame.seq);
    });
  }

  opens() {
    return eventually(() => this.last !== undefined, "the socket is open");
  }

  close() {
    this.closed = true;
    this.socket.close();
  }
}
