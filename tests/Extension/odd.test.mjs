// The extension against a server that misbehaves on purpose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { shownIds } from "./support/browser.mjs";
import { setting } from "./support/setting.mjs";
import { eventually, stays } from "./support/wait.mjs";

const it = setting(`node ${fileURLToPath(new URL("fake.mjs", import.meta.url))}`, "asha@codingninjas.com");
const say = (message, quiet = false) => it.server.event({ type: "notification", message, quiet });
const bodies = async () => (await it.browser.stored()).items.map((item) => item.body);
const newestIs = (body) => eventually(async () => {
  const { items: [newest], position } = await it.browser.stored();
  return newest?.body === body && newest.seq === position.seq;
}, `"${body}" is applied`);
const unreadIs = (count) => eventually(async () => (await it.browser.badge()) === String(count), `the badge is ${count}`);

test("events that come twice are applied once", async () => {
  await it.signIn();
  for (const message of ["one", "two", "three"]) await say(message);
  await newestIs("three");
  await it.browser.clearDesktop();

  await it.server.misbehave({ do: "repeat" });
  await say("four");

  await newestIs("four");
  assert.deepEqual(await bodies(), ["four", "three", "two", "one"]);
  await unreadIs(4);
  assert.equal((await it.browser.desktop()).length, 1);
});

test("a socket that was too slow asks for what it missed, on the same socket", async () => {
  for (let n = 0; n < 3; n++) await say(`missed ${n}`, true);

  await it.server.misbehave({ do: "slow" });

  await newestIs("missed 2");
  await unreadIs(7);
  await say("live again");
  await newestIs("live again");
  await unreadIs(8);
  assert.equal((await it.server.get("/fake")).sockets, 1);
});

test("a long resume is announced by one summary", async () => {
  await it.browser.clearDesktop();
  for (let n = 0; n < 23; n++) await say(`burst ${n}`, true);

  await it.server.misbehave({ do: "slow" });

  await newestIs("burst 22");
  await eventually(async () => (await it.browser.desktop()).includes("summary"), "the summary is there");
  assert.deepEqual(await it.browser.desktop(), ["summary"]);
  await eventually(async () => (await it.browser.stored()).countAfter < 1e9, "the count is settled");
  await unreadIs(31);
});

test("an event that dresses as a control frame is shown and obeyed by nobody", async () => {
  const before = await it.browser.stored();

  await it.server.event({ type: "reset", epoch: "evil", unread: 0, message: "not a reset" });

  await newestIs("not a reset");
  const after = await it.browser.stored();
  assert.equal(after.position.epoch, before.position.epoch);
  assert.equal(after.unread, before.unread + 1);
});

test("junk on the socket is ignored", async () => {
  for (const frame of ["", "{", "null", "[1]", '{"type":"welcome"}', "7"]) await it.server.misbehave({ do: "say", frame });
  await say("after the junk");

  await newestIs("after the junk");
});

test("a new log takes the place of the old one", async () => {
  await it.browser.clearDesktop();

  await it.server.misbehave({ do: "newLog", events: [{ type: "notification", message: "first of a new log" }] });

  await eventually(async () => (await it.browser.stored()).position.epoch === "epoch-2", "the position is of the new log");
  assert.deepEqual(await bodies(), ["first of a new log"]);
  await unreadIs(1);
  await say("second of the new log");
  await newestIs("second of the new log");
  await unreadIs(2);
  assert.equal((await it.browser.desktop()).length, 2);
  assert.equal((await shownIds(it.popup)).length, 2);
});

test("a server that falls silent is left, and nothing is lost", async () => {
  await it.server.misbehave({ do: "silence", on: true });
  await say("into the silence");
  await it.popup.getByRole("status").filter({ hasText: /onnecting/ }).waitFor({ timeout: 60_000 });

  await it.server.misbehave({ do: "silence", on: false });

  await eventually(async () => (await bodies())[0] === "into the silence", "the extension is back", 60_000);
});

test("reading elsewhere shows here", async () => {
  const { session, items } = await it.browser.stored();

  await it.server.post("/v1/inbox/read", { ids: [items[1].id] }, { Authorization: `Bearer ${session.token}` });

  await eventually(async () => (await it.popup.locator(".item.unread").count()) === 2, "one fewer is unread");
  await unreadIs(2);
});

test("a reload of the extension goes on where it was", async () => {
  const before = await it.browser.stored();

  await it.browser.reloadExtension();
  await say("after the reload");

  it.popup = await it.browser.open("popup");
  await newestIs("after the reload");
  assert.equal((await it.browser.stored()).items.length, before.items.length + 1);
  await eventually(async () => (await it.server.get("/fake")).sockets === 1, "there is one socket");
});

test("a revoked session signs out and says so", async () => {
  await it.server.misbehave({ do: "revoke" });

  await it.popup.getByText("Your session has ended").waitFor();
  assert.equal((await it.browser.stored()).session, null);
  await stays(async () => (await it.server.get("/fake")).sockets === 0, "nothing reconnects", 1000);
});
