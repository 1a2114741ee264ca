import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../Extension/support/server.mjs";
import { eventually } from "./wait.mjs";

export const operatorToken = "operator-token-of-the-tests-0123456789";
export const owner = { email: "owner@example.org", password: "a long pass phrase of the owner" };

/** A server on a store of its own, with an owner. */
export class Server {
  #output = "";

  static async start(command, database) {
    const server = new Server();
    Object.assign(server, { command, database, data: mkdtempSync(join(tmpdir(), "dashboard-")), port: await freePort() });
    server.address = `http://127.0.0.1:${server.port}`;
    await server.run();
    const code = /code is ([0-9A-Z-]{10,})/.exec(server.#output)?.[1];
    server.setupCode = code;
    return server;
  }

  async run() {
    this.process = spawn("/bin/sh", ["-c", `exec ${this.command}`], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env, PORT: String(this.port), DATA_DIR: this.data, ...(this.database ? { DATABASE_URL: this.database } : {}), ASPNETCORE_ENVIRONMENT: "Development",
        ADMIN_TOKEN: operatorToken, OUTBOUND_ALLOW_LOOPBACK: "true", OUTBOUND_ALLOW_HTTP: "true", RATE_LIMIT: "1000", SESSIONS_PER_USER: "100", TRUSTED_PROXIES: "127.0.0.1", Logging__LogLevel__Default: "Warning",
      },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on("data", (data) => (this.#output = (this.#output + data).slice(-20_000)));
    await eventually(async () => {
      if (this.process.exitCode !== null) throw new Error(`The server ended: ${this.#output}`);
      return (await fetch(`${this.address}/health`)).ok && this.#output.includes("dashboard");
    }, () => `the server listens\n${this.#output}`, 90_000);
  }

  async kill() {
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGKILL");
    await ended;
  }

  async stop() {
    if (this.process.exitCode === null) await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Calls the API as the owner. */
  async call(method, path, body, raw = JSON.stringify(body)) {
    // An access token is good for ten minutes, which all the suites together exceed.
    if (!this.token || performance.now() > this.renewAt) {
      this.token = (await this.#send("POST", "/auth/login", owner)).token;
      this.renewAt = performance.now() + 5 * 60_000;
    }
    return this.#send(method, path, body, { Authorization: `Bearer ${this.token}` }, raw);
  }

  setUp() {
    return this.#send("POST", "/auth/setup", { code: this.setupCode, ...owner });
  }

  async #send(method, path, body, headers = {}, raw = JSON.stringify(body)) {
    const response = await fetch(this.address + path, { method, headers: { ...(raw === undefined ? {} : { "Content-Type": "application/json" }), ...headers }, ...(raw === undefined ? {} : { body: raw }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  }
}
