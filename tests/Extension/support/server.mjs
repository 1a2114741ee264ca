import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "./wait.mjs";

export const webhookToken = "w1x2y3z4a5b6c7d8e9f0g1h2i3j4k5l6";

/** A server process of its own, on a free port and an empty data folder, that can be killed and started again. */
export class Server {
  #process = null;
  #output = "";

  static async start(command, extensionId) {
    const server = new Server();
    server.command = command;
    server.extensionId = extensionId;
    server.data = await mkdtemp(join(tmpdir(), "extension-server-"));
    server.port = await freePort();
    server.address = `http://127.0.0.1:${server.port}`;
    await server.run();
    return server;
  }

  async run() {
    // exec: the shell's pid becomes the server's, so that a kill reaches the server itself.
    this.#process = spawn("/bin/sh", ["-c", `exec ${this.command}`], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env, PORT: String(this.port), DATA_DIR: this.data, WEBHOOK_TOKEN: webhookToken, EXTENSION_ID: this.extensionId,
        ASPNETCORE_ENVIRONMENT: "Development", EMAIL_DOMAINS: "codingninjas.com",
      },
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.on("data", (data) => (this.#output = (this.#output + data).slice(-4000)));
    await eventually(async () => {
      if (this.#process.exitCode !== null) throw new Error(`The server ended: ${this.#output}`);
      return (await this.get("/dev/mail.json?to=nobody@codingninjas.com").catch(() => null)) !== null;
    }, () => `the server listens\n${this.#output}`, 60_000);
  }

  async kill() {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = new Promise((done) => this.#process.once("exit", done));
    this.#process.kill("SIGKILL");
    await gone;
  }

  async stop() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }

  async get(path) {
    const response = await fetch(this.address + path, { signal: AbortSignal.timeout(5000) });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
    return response.json();
  }

  async post(path, body, headers = {}, text = JSON.stringify(body)) {
    const response = await fetch(this.address + path, {
      method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: text,
    }).catch((error) => {
      throw new Error(`POST ${path}: ${error.cause ?? error}; the server's last words: ${this.#output}`);
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** Posts an event as the sales system would. */
  async event(payload) {
    const answer = await (await this.post("/webhook", payload, { Authorization: `Bearer ${webhookToken}` })).json();
    if (answer.message !== "Webhook received successfully") throw new Error(JSON.stringify(answer));
  }

  misbehave(how) {
    return this.post("/fake", how);
  }

  async code(email) {
    let code;
    await eventually(async () => {
      const mails = await this.get(`/dev/mail.json?to=${encodeURIComponent(email)}`);
      return (code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? "")?.[0]);
    }, "a mail with a code");
    return code;
  }
}

// Below those that the system gives to outgoing connections: the browser's attempts to come back could take the port of a server that is
// down, even one to that very port itself.
export async function freePort() {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) {
      return port;
    }
  }
}

function isFree(port) {
  return new Promise((done) => {
    const probe = createServer().on("error", () => done(false)).listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
