// The bell in Chromium against the real server: one person with two tabs and another device.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "../Extension/support/server.mjs";
import { eventually, stays } from "../Extension/support/wait.mjs";
import { bell, Device, dot, launch, says, shot, titles } from "./support/device.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
const email = "asha@codingninjas.com";
const green = "rgb(31, 157, 85)";
let server, browser, device, other, first, second, third;

before(async () => {
  if (skip) return;
  server = await Server.start(process.env.SERVER_CMD, "");
  browser = await launch();
  device = await Device.open(browser, server.address, { colorScheme: "light" });
  other = await Device.open(browser, server.address, { colorScheme: "dark", viewport: { width: 1000, height: 700 } });
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const all = () => [first, second, third];
const everywhere = (words) => Promise.all(all().map((page) => says(page, words)));
const sockets = (...pages) => pages.reduce((sum, page) => sum + page.sockets, 0);

const send = (title, more = {}) => server.event({ title, message: `About ${title.toLowerCase()}`, type: "info", ...more });

test("a person signs in on two devices, and opens a second tab on one", { skip }, async () => {
  first = await device.signIn(server, email);
  second = await device.tab();
  third = await other.signIn(server, email);

  await everywhere(/none unread, connected/);
  assert.equal(await dot(first), green);
});

test("the two tabs have one connection", { skip }, async () => {
  await eventually(() => sockets(first, second) === 1, "there is one");
  await stays(() => sockets(first, second) === 1, "there is one");
  assert.equal(third.sockets, 1);
});

test("a notification shows everywhere, and moves nothing", { skip }, async () => {
  const before = await bell(first).boundingBox();

  await send("Low stock", { type: "warning", message: "Product XYZ is running low", actionUrl: "/demo?product=xyz", actionText: "Manage stock" });

  await everywhere(/1 unread/);
  for (const page of all()) await page.getByRole("log").getByText("Low stock").waitFor();
  assert.deepEqual(await bell(first).boundingBox(), before);
});

test("reading it in one tab changes the others", { skip }, async () => {
  await send("Payment received", { type: "success" });
  await everywhere(/2 unread/);

  await bell(first).click();
  await first.getByRole("button", { name: "Mark as read: Payment received" }).click();

  await everywhere(/1 unread/);
});

test("dismissing it with the keyboard changes the others", { skip }, async () => {
  await bell(second).focus();
  await second.keyboard.press("Enter");
  await second.keyboard.press("Tab");
  await second.keyboard.press("Tab");
  await second.keyboard.press("ArrowDown");
  await second.keyboard.press("Delete");
  await eventually(async () => (await titles(second)).join() === "Payment received", "the other is left");
  await second.keyboard.press("Escape");

  await eventually(async () => (await titles(first)).join() === "Payment received", "it is gone from the other tab");
  await everywhere(/none unread/);
  assert.equal(await bell(second).evaluate((view) => view === document.activeElement), true);
});

test("a text is a text", { skip }, async () => {
  await send("<img src=x onerror=alert(1)>", { message: "<script>alert(1)</script>", type: "error", priority: "urgent" });

  await eventually(async () => (await titles(first))[0] === "<img src=x onerror=alert(1)>", "it is in the list");
  assert.equal(await first.locator("img, #root script").count(), 0);
});

test("the list goes on as one scrolls, to its end", { skip }, async () => {
  for (let i = 1; i <= 50; i++) await send(`Order ${i}`, { type: i % 3 ? "info" : "success" });
  await everywhere(/51 unread/);
  await third.reload();
  await says(third, /51 unread/);
  await bell(third).click();
  await eventually(async () => (await titles(third)).length === 20, "the first page is there");

  await eventually(async () => {
    await third.getByRole("list", { name: "Notifications" }).evaluate((list) => list.scrollTo(0, list.scrollHeight));
    return (await titles(third)).length === 52;
  }, "all are there");
  const shown = await titles(third);
  assert.deepEqual(shown.slice(0, 50), Array.from({ length: 50 }, (_, i) => `Order ${50 - i}`));
  assert.equal(new Set(shown).size, 52);
});

test("while the list loads its rows have their places", { skip }, async () => {
  const slow = await other.tab();
  await says(slow, /51 unread, connected/);
  await slow.route("**/v1/inbox?*", async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await slow.reload();
  await bell(slow).click();
  await slow.locator(".onb-skeleton").first().waitFor();
  await shot(slow, "loading");
  const place = await slow.locator(".onb-item").nth(3).boundingBox();

  await slow.locator("[data-item]").nth(3).waitFor();

  assert.deepEqual(await slow.locator("[data-item]").nth(3).boundingBox(), place);
  assert.deepEqual(await slow.evaluate(() => window.shifts), []);
  await slow.close();
});

test("a count above 99 has a plus", { skip }, async () => {
  for (let i = 1; i <= 49; i++) await send(`Order ${50 + i}`);
  await everywhere(/100 unread/);

  assert.equal(await first.locator(".onb-badge").innerText(), "99+");
});

test("light and dark", { skip }, async () => {
  await send("Payment failed", { type: "error", priority: "urgent", message: "The card of ORD-12346 was refused by the bank. Ask the customer for another one, or cancel the order by the end of the day." });
  await send("Low stock", { type: "warning", message: "Product XYZ is running low", actionUrl: "/demo?product=xyz", actionText: "Manage stock" });
  await everywhere(/102 unread/);
  await first.getByRole("button", { name: "Mark as read: Order 99" }).click();
  await third.getByRole("list", { name: "Notifications" }).evaluate((list) => list.scrollTo(0, 0));
  await everywhere(/101 unread/);

  await shot(first, "light");
  await shot(third, "dark");
  const narrow = await device.tab();
  await narrow.setViewportSize({ width: 360, height: 640 });
  await says(narrow, /101 unread, connected/);
  await shot(narrow, "narrow-closed");
  await bell(narrow).click();
  await narrow.locator("[data-item]").first().waitFor();
  await shot(narrow, "narrow");
  await narrow.close();
});

test("all are read in one go, everywhere", { skip }, async () => {
  await first.getByRole("button", { name: "Mark all as read" }).click();

  await everywhere(/none unread/);
  assert.deepEqual(await first.evaluate(() => window.shifts), []);
});

test("what the server refuses is taken back", { skip }, async () => {
  await send("Try me");
  await everywhere(/1 unread/);
  await first.route("**/api/notifications/**", (route) => route.fulfill({ status: 503, body: "{}" }));

  await first.getByRole("button", { name: "Mark as read: Try me" }).click();

  await first.getByRole("log").getByText("Not saved").waitFor();
  await says(first, /1 unread/);
  await shot(first, "refused");
  await first.unroute("**/api/notifications/**");
});

test("the server is killed and comes back: red, then green, and what was sent meanwhile is there", { skip, timeout: 120_000 }, async () => {
  await server.kill();
  await everywhere(/disconnected/);
  assert.notEqual(await dot(first), green);
  await first.getByRole("log").getByText("Connection lost").waitFor();
  await shot(first, "disconnected");

  await server.run();
  await send("While you were away");

  await Promise.all(all().map((page) => says(page, /2 unread, connected/, 30_000)));
  assert.equal(await dot(first), green);
  assert.equal((await titles(first))[0], "While you were away");
  assert.equal(sockets(first, second), 1);
});

test("when the tab with the connection closes, the other takes over", { skip }, async () => {
  const [leader, heir] = first.sockets === 1 ? [first, second] : [second, first];
  await leader.close();
  await eventually(() => heir.sockets === 1, "the other is connected");
  await says(heir, /connected/);

  await send("To whom is left");

  await says(heir, /3 unread, connected/);
});

test("no page complained", { skip }, () => {
  const expected = /status of 503/;
  assert.deepEqual([...device.errors, ...other.errors].filter((error) => !expected.test(error)), []);
});
