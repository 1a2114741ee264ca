// Pages of other origins in Chromium, for a tenant that is not the default one: what its own page may, and that a foreign one gets nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";
import { launch, says, titles } from "./support/device.mjs";
import { bundle, site } from "./support/site.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
const admin = "origin-tests-admin-token-0123456789";
const acmeToken = "acme-webhook-token-0123456789";
const email = "ann@acme.example";
let server, browser, sites, pages, session;

before(async () => {
  if (skip) return;
  process.env.ADMIN_TOKEN = admin;
  server = await Server.start(process.env.SERVER_CMD, "");
  browser = await launch();
  const script = bundle();
  const [own, others, foreign] = await Promise.all([site(script), site(script), site(script)]);
  sites = { own, others, foreign };
  await put("acme", { emailDomains: ["acme.example"], origins: [`${own.origin}/`], webhookToken: acmeToken });
  await put("default", { origins: [others.origin] });
  await server.post("/t/acme/request-otp", { email });
  session = (await (await server.post("/t/acme/verify-otp", { email, otp: await server.code(email) })).json()).token;
  pages = Object.fromEntries(await Promise.all(Object.entries(sites).map(async ([name, { origin }]) => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(origin);
    return [name, page];
  })));
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  Object.values(sites ?? {}).forEach((each) => each.stop());
  await server?.stop();
});

async function put(tenant, settings) {
  const answer = await fetch(`${server.address}/v1/admin/tenants/${tenant}`, {
    method: "PUT", headers: { Authorization: `Bearer ${admin}`, "Content-Type": "application/json" }, body: JSON.stringify(settings),
  });
  assert.equal(answer.status, 200, await answer.text());
}

const notify = (title) => server.post("/t/acme/webhook", { type: "info", title, message: title }, { Authorization: `Bearer ${acmeToken}` });

/** What a page reads of an answer; null: nothing. */
const read = (page, path, more = {}) => page.evaluate(async ([url, token, more]) => {
  const answer = await fetch(url, { ...more, headers: { Authorization: `Bearer ${token}`, ...more.headers } }).catch(() => null);
  return answer && { status: answer.status, requestId: answer.headers.get("X-Request-Id"), text: await answer.text() };
}, [server.address + path, session, more]);

/** The first notification that a stream of events brings; null: it fails. */
const hear = (page) => page.evaluate((url) => new Promise((done) => {
  const stream = new EventSource(url);
  stream.addEventListener("welcome", () => done("welcome"));
  stream.addEventListener("error", () => (stream.close(), done(null)));
}), `${server.address}/v1/live?token=${session}`);

const routes = ["/v1/inbox", "/v1/inbox/count", "/api/notifications", "/v1/endpoints", "/v1/deliveries"];

test("a tenant's own page reads answers, refusals and streams", { skip }, async () => {
  for (const path of routes) assert.equal((await read(pages.own, path))?.status, 200, path);
  const headers = { "Last-Event-ID": "1", "X-Requested-With": "fetch", traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "Cache-Control": "no-cache" };
  assert.equal((await read(pages.own, "/v1/inbox", { headers }))?.status, 200);
  assert.equal((await read(pages.own, "/v1/inbox", { method: "HEAD" }))?.status, 200);
  const refusal = await read(pages.own, "/v1/inbox?limit=0");
  assert.equal(refusal.status, 400);
  assert.equal(refusal.requestId, JSON.parse(refusal.text).requestId);
  assert.equal(await hear(pages.own), "welcome");
});

test("pages of nobody and of another tenant read nothing", { skip }, async () => {
  for (const page of [pages.foreign, pages.others]) {
    for (const path of routes) assert.equal(await read(page, path), null, path);
    assert.equal(await read(page, "/v1/inbox/read", { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"upTo":1}' }), null);
    assert.equal(await hear(page), null);
  }
});

test("the client works on the tenant's own page alone", { skip }, async () => {
  const use = (page) => page.evaluate(async ([url, token]) => {
    const client = new window.OrleansNotify({ url, token, retries: 0 });
    return client.inbox.count().then(({ unread }) => unread, () => null);
  }, [server.address, session]);
  await notify("For the client");

  assert.equal(await use(pages.own), 1);
  assert.equal(await use(pages.foreign), null);
});

test("the bell is connected and rings on the tenant's own page alone", { skip }, async () => {
  const show = (page) => page.evaluate(([url, token]) => window.showBell(url, token, "acme"), [server.address, session]);
  await Promise.all([show(pages.own), show(pages.foreign)]);
  await says(pages.own, /1 unread, connected/);

  await notify("For the bell");

  await says(pages.own, /2 unread, connected/);
  await pages.own.getByRole("button", { name: /^Notifications, / }).click();
  await eventually(async () => (await titles(pages.own)).join() === "For the bell,For the client", "both are listed");
  assert.equal(await pages.foreign.getByRole("button", { name: /unread, connected/ }).count(), 0);
  assert.deepEqual(await titles(pages.foreign), []);
});
