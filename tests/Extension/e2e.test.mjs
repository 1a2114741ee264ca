// The extension against the real server: what a member of the sales team sees.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { shownIds } from "./support/browser.mjs";
import { setting } from "./support/setting.mjs";
import { eventually, stays } from "./support/wait.mjs";

const dll = fileURLToPath(new URL("../../artifacts/bin/Gateway.Web/debug/OrleansNotify.Gateway.Web.dll", import.meta.url));
const command = process.env.SERVER_CMD ?? (existsSync(dll) && `dotnet ${dll}`);

if (!command) test("the extension against the real server", { skip: "the server is not built, and SERVER_CMD is not set" }, () => {});
else scenario();

function scenario() {
  const email = "asha@codingninjas.com";
  const it = setting(command, email);
  const sale = { type: "sale_made", bdeName: "Chinmay Ramraika", product: "Job Bootcamp Data Analytics", managerName: "Business Team" };
  const announcement = { type: "notification", message: "Team meeting at 3 PM" };
  const forAsha = { type: "private", email, message: "Reminder: Submit your report" };
  const forRavi = { type: "private", email: "ravi@codingninjas.com", message: "Only Ravi may read this" };
  const shows = (text) => eventually(async () => (await it.popup.locator("#items").innerText()).includes(text), `the list shows "${text}"`);
  const badgeIs = (text) => eventually(async () => (await it.browser.badge()) === text, `the badge is "${text}"`);

  /** Nothing lost, nothing twice: the list, the storage and the words agree. */
  const holdsExactly = async (messages) => {
    await eventually(async () => (await shownIds(it.popup)).length === messages.length, `the list has ${messages.length} items`);
    await eventually(async () => {
      const { items, position } = await it.browser.stored();
      return position.seq >= items[0].seq;
    }, "the newest is applied");
    const ids = await shownIds(it.popup);
    const { items } = await it.browser.stored();
    assert.deepEqual(items.map((item) => item.id), ids);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(items.map((item) => item.body), [...messages].reverse());
  };

  test("a wrong address and a wrong code are refused in words", async () => {
    const popup = await it.browser.open("popup");
    await it.browser.shot(popup, "sign-in");
    await popup.getByLabel("Work e-mail").fill("asha@elsewhere.example");
    await popup.getByRole("button", { name: "Send the code" }).click();
    await popup.getByRole("alert").filter({ hasText: /\w/ }).waitFor();
    await it.browser.shot(popup, "sign-in-refused");

    await popup.getByLabel("Work e-mail").fill(email);
    await popup.getByRole("button", { name: "Send the code" }).click();
    const right = await it.server.code(email);
    await popup.getByLabel("Six-digit code").fill(right === "111111" ? "222222" : "111111");
    await popup.getByRole("button", { name: "Sign in" }).click();
    await popup.getByRole("alert").filter({ hasText: /\w/ }).waitFor();
    await it.browser.shot(popup, "code-refused");

    await popup.close();
    it.code = right;
  });

  test("the code can be typed after the popup was closed to look at the mail", async () => {
    it.popup = await it.browser.open("popup");
    await it.popup.getByText(email).waitFor();
    await it.browser.shot(it.popup, "code");
    await it.popup.getByLabel("Six-digit code").fill(` ${it.code.slice(0, 3)} ${it.code.slice(3)}`);
    await it.popup.keyboard.press("Enter");
    await it.popup.getByText("All quiet").waitFor();
    await it.browser.isLive(it.popup);
    await it.browser.shot(it.popup, "empty");
  });

  test("all three kinds arrive in the list, on the badge and on the desktop; another's private one does not", async () => {
    for (const event of [sale, forRavi, announcement, forAsha]) await it.server.event(event);

    await shows("Reminder: Submit your report");
    await holdsExactly(["Job Bootcamp Data Analytics · Business Team", announcement.message, forAsha.message]);
    await badgeIs("3");
    const ids = await shownIds(it.popup);
    await eventually(async () => (await it.browser.desktop()).length === 3, "the desktop shows all three");
    assert.deepEqual((await it.browser.desktop()).sort(), ids.sort());
    await stays(async () => !(await it.popup.locator("body").innerText()).includes("Only Ravi"), "Ravi's message is not shown", 500);
    await it.browser.shot(it.popup, "list-light");
  });

  test("what happens while the server is dead and after is neither lost nor doubled", async () => {
    const before = (await it.browser.stored()).items.map((item) => item.body).reverse();
    const messages = Array.from({ length: 8 }, (_, n) => `While away ${n}`);
    await it.browser.clearDesktop();

    await it.server.kill();
    await it.popup.getByRole("status").filter({ hasText: /Reconnecting|Connecting/ }).waitFor();
    await it.browser.shot(it.popup, "reconnecting");
    await it.server.run();
    for (const message of messages) await it.server.event({ type: "notification", message });
    await it.browser.isLive(it.popup);
    await it.server.event({ type: "notification", message: "And back" });

    await shows("And back");
    await holdsExactly([...before, ...messages, "And back"]);
    await badgeIs("12");
    assert.equal((await it.browser.desktop()).length, 9);
  });

  test("a long absence is announced by one summary, and the list has every one", async () => {
    const before = (await it.browser.stored()).items.map((item) => item.body).reverse();
    const messages = Array.from({ length: 23 }, (_, n) => `Long away ${n}`);
    await it.browser.clearDesktop();

    await it.server.kill();
    await it.browser.killWorker();
    await it.server.run();
    for (const message of messages) await it.server.event({ type: "notification", message });
    await it.browser.wakeWorker();
    await it.browser.isLive(it.popup);

    await holdsExactly([...before, ...messages]);
    await badgeIs("35");
    await eventually(async () => (await it.browser.desktop()).includes("summary"), "the desktop shows the summary");
    await stays(async () => (await it.browser.desktop()).length === 1, "there is only the summary", 500);
  });

  test("a stopped worker comes back by itself and catches up", async () => {
    const before = (await it.browser.stored()).items.map((item) => item.body).reverse();
    await it.browser.clearDesktop();

    await it.browser.killWorker();
    await it.server.event({ type: "notification", message: "While the worker slept" });

    await eventually(async () => (await it.browser.stored()).items[0].body === "While the worker slept", "the alarm woke the worker", 90_000);
    await holdsExactly([...before, "While the worker slept"]);
    assert.equal((await it.browser.desktop()).length, 1);
  });

  test("one is marked read, then all", async () => {
    const [newest] = await shownIds(it.popup);

    await it.popup.locator(`[data-id="${newest}"]`).getByRole("button", { name: /Mark as read/ }).click();

    await badgeIs("35");
    await eventually(async () => !(await it.browser.desktop()).includes(newest), "its desktop notification is withdrawn");
    assert.equal(await it.popup.locator(`[data-id="${newest}"]`).getAttribute("data-read"), "true");

    await it.popup.getByRole("button", { name: "Mark all read" }).click();

    await badgeIs("");
    await eventually(async () => (await it.popup.locator(".item.unread").count()) === 0, "nothing is unread");
    assert.deepEqual(await it.browser.desktop(), []);
  });

  test("after a reload of the popup the older ones come page by page", async () => {
    await it.popup.reload();
    await eventually(async () => (await shownIds(it.popup)).length === 20, "one page is shown");

    await it.popup.getByRole("button", { name: "Load more" }).click();

    await eventually(async () => (await shownIds(it.popup)).length === 36, "the rest is shown");
    assert.equal(await it.popup.getByRole("button", { name: "Load more" }).isVisible(), false);
    assert.equal(new Set(await shownIds(it.popup)).size, 36);
  });

  test("markup in messages is text, only http links are links, no dialog opens", async () => {
    const attacks = ["<img src=x onerror=alert(1)>", "<script>alert(2)</script>", '"><svg/onload=alert(3)>', "javascript:alert(4)",
      "data:text/html,<script>alert(5)</script>", "</script><script>alert(6)</script>"];
    for (const message of attacks) {
      await it.server.event({ type: "notification", message });
      await it.server.event({ type: "sale_made", bdeName: message, product: message, managerName: message });
    }
    await it.server.event({ type: "notification", message: "Read https://example.com/plan and javascript:alert(7)" });

    await shows("https://example.com/plan");
    const list = await it.popup.locator("#items").innerText();
    for (const attack of attacks) assert.ok(list.includes(attack), attack);
    assert.equal(await it.popup.locator("#items :is(img, script, svg, iframe)").count(), 0);
    const links = await it.popup.locator("#items a").evaluateAll((all) => all.map(({ href, rel }) => ({ href, rel })));
    assert.deepEqual(links, [{ href: "https://example.com/plan", rel: "noopener noreferrer" }]);
    assert.deepEqual(it.browser.dialogs, []);
    await it.popup.locator(".scroll").evaluate((list) => list.scrollTo(0, 0));
    await it.browser.shot(it.popup, "list-attacks");
  });

  test("light and dark both look right", async () => {
    for (const event of [announcement, forAsha, { type: "payment.completed", amount: "₹ 42,000", customer: "Asha Verma" }, sale]) await it.server.event(event);
    await shows("₹ 42,000");
    await it.popup.locator(".scroll").evaluate((list) => list.scrollTo(0, 0));
    await it.browser.shot(it.popup, "list-mixed-light");
    await it.popup.emulateMedia({ colorScheme: "dark" });
    await it.browser.shot(it.popup, "list-mixed-dark");
    const options = await it.browser.open("options");
    await options.setViewportSize({ width: 760, height: 620 });
    await it.browser.shot(options, "options-light");
    await options.emulateMedia({ colorScheme: "dark" });
    await it.browser.shot(options, "options-dark");
    await options.getByLabel("Server address").fill("http://example.com");
    await options.getByRole("button", { name: "Save" }).click();
    await options.getByRole("alert").filter({ hasText: "https://" }).waitFor();
    await it.browser.shot(options, "options-refused");
    await options.close();
  });

  test("signing out ends the session here and on the server, and leaves nothing behind", async () => {
    const { session } = await it.browser.stored();

    await it.popup.getByRole("button", { name: "Sign out" }).click();

    await it.popup.getByLabel("Work e-mail").waitFor();
    await badgeIs("");
    const stored = await it.browser.stored();
    assert.deepEqual([stored.session, stored.items, stored.position], [null, null, null]);
    assert.deepEqual(await it.browser.desktop(), []);
    const answer = await fetch(`${it.server.address}/v1/inbox/count`, { headers: { Authorization: `Bearer ${session.token}` } });
    assert.equal(answer.status, 401);
  });
}
