import { launch, openPage } from "./browser.mjs";
import { hasPostgres, startPostgres } from "./postgres.mjs";
import { startReceiver } from "./receiver.mjs";
import { owner, Server } from "./server.mjs";
import { eventually } from "./wait.mjs";

export const stores = (process.env.STORES ?? "sqlite postgres").split(" ").filter((store) => store !== "postgres" || hasPostgres);

/** A server, a receiver, a browser, and an owner who is signed in: all tests of a store share them. */
export class World {
  static async start(store) {
    const world = new World();
    world.postgres = store === "postgres" ? await startPostgres() : null;
    world.receiver = await startReceiver();
    world.server = await Server.start(process.env.SERVER_CMD, world.postgres?.url);
    world.address = world.server.address;
    world.browser = await launch();
    return world;
  }

  /** An endpoint at a path of the receiver, for one event type. */
  endpoint(path, type, more = {}) {
    return this.server.call("POST", "/v1/endpoints", { url: this.receiver.address(path), eventTypes: [type], ...more });
  }

  /** What changes who gets in wants a sign-in of the last ten minutes. */
  async freshly() {
    this.server.token = undefined;
    await this.server.call("GET", "/auth/me");
  }

  /** All sessions of the owner have ended but one of a test: what comes after signs in again. */
  async signedOut() {
    this.server.token = undefined;
    await (await this.shared)?.close();
    this.shared = undefined;
  }

  /** As one of the tenant's systems: an event that its users see. */
  async broadcast(type, payload) {
    this.key ??= (await this.server.call("POST", "/v1/api-keys", { name: "events of the tests", scopes: ["events"] })).key;
    const response = await fetch(`${this.address}/v1/events`, { method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.key}` }, body: JSON.stringify({ type, payload, audience: ["*"] }) });
    if (!response.ok) throw new Error(`broadcast: ${response.status} ${await response.text()}`);
  }

  publish(type, payload = {}, source) {
    return this.server.call("POST", "/v1/events", { type, payload, ...(source ? { source } : {}) });
  }

  async deliveries(query) {
    return (await this.server.call("GET", `/v1/deliveries?${query}`)).items;
  }

  /** The newest message to a person, where there is one. */
  async message() {
    return eventually(async () => (await this.server.call("GET", "/v1/messages?limit=1")).items[0], "a message", 20_000).catch(() => null);
  }

  /** A tab of a member with another role, who is invited for it. */
  async tabAs(role, path) {
    const email = `${role}-${Date.now()}@example.org`;
    const { link } = await this.server.call("POST", "/v1/members/invitations", { email, role });
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const answer = await context.request.post(`${this.address}/auth/invite/accept`, { data: { token: new URL(link).hash.slice(1), password: `a long pass phrase of the ${role}` } });
    if (!answer.ok()) throw new Error(`invitation: ${answer.status()} ${await answer.text()}`);
    const page = await openPage(context, this.address);
    await page.goto(`${this.address}/app/${path}`);
    return page;
  }

  /** Waits until so many deliveries of a query are there. */
  until(query, count) {
    return eventually(async () => { const items = await this.deliveries(`limit=100&${query}`); return items.length >= count && items; }, `${count} deliveries of ${query}`, 60_000);
  }

  /** A tab of the owner. Without options all are of one browser profile and session; with some, it has its own. */
  async tab(path, options) {
    const context = options ? await this.#profile(options) : await (this.shared ??= this.#profile({}));
    const page = await openPage(context, this.address);
    await page.goto(`${this.address}/app/${path}`);
    return page;
  }

  async #profile(options) {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const response = await context.request.post(`${this.address}/auth/login`, { data: owner });
    if (!response.ok()) throw new Error(`sign-in: ${response.status()}`);
    return context;
  }

  async stop() {
    await this.browser?.close();
    await this.server?.stop();
    this.receiver?.stop();
    await this.postgres?.stop();
  }
}

export const rows = (page) => page.getByRole("table", { name: "Deliveries" }).locator("tbody tr");
