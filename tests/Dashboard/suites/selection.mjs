import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { axe, faultsOf } from "../support/browser.mjs";
import { eventually } from "../support/wait.mjs";
import { rows } from "../support/world.mjs";

/** Rows are chosen, by pointer and by key, and sent again together; single keys have a switch. */
export function selection(world) {
  const calls = (path) => world().receiver.calls.filter((call) => call.path === path).length;
  const current = (page) => page.locator("tr[data-current]").getAttribute("data-key");
  const bar = (page) => page.getByRole("region", { name: "Selection" });
  const open = async (query) => {
    const page = await world().tab(`webhooks?${query}`, {});
    await rows(page).first().waitFor();
    return page;
  };

  // Single keys work from when their code is loaded, which may be after the rows.
  const keysWork = (page) => eventually(async () => {
    await page.keyboard.press("j");
    return page.locator("tr[data-current]").first().waitFor({ timeout: 3000 }).then(() => true, () => false);
  }, "single keys work");

  before(async () => {
    world().receiver.answer("/chosen", 500);
    world().receiver.answer("/waiting", 500);
    await world().endpoint("/chosen", "chosen.failed", { retrySchedule: [0.1] });
    await world().endpoint("/waiting", "chosen.waiting", { retrySchedule: [3600] });
    await world().endpoint("/fine", "chosen.fine");
    for (let i = 0; i < 3; i++) await world().publish("chosen.failed", { i });
    for (let i = 0; i < 24; i++) await world().publish("chosen.fine", { i });
    await world().publish("chosen.waiting");
    await world().until("type=chosen.failed&status=dead", 3);
    await world().until("type=chosen.fine&status=succeeded", 24);
    await world().until("type=chosen.waiting&status=retrying", 1);
  }, { timeout: 120_000 });

  test("x selects the row under the keyboard's eye, Shift and x up to it, a the page, and Escape nothing", async () => {
    const page = await open("type=chosen.fine&limit=20");
    // The keys work from when their code is loaded, which may be after the rows.
    await eventually(async () => {
      for (const key of ["j", "x"]) await page.keyboard.press(key);
      return bar(page).waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, "a row is selected");
    for (const key of ["j", "j", "j", "Shift+X"]) await page.keyboard.press(key);
    await bar(page).getByText("4 selected").waitFor();
    assert.equal(await rows(page).getByRole("checkbox", { checked: true }).count(), 4);
    await page.keyboard.press("x");
    await bar(page).getByText("3 selected").waitFor();
    await page.keyboard.press("a");
    await bar(page).getByText("20 selected").waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Escape");
    await bar(page).waitFor({ state: "detached" });
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("the selected are sent again together, and those that are under way are left out and counted", async () => {
    world().receiver.answer("/chosen", 200);
    const before = calls("/chosen");
    const waitingBefore = calls("/waiting");
    const page = await open("type=chosen.failed&type=chosen.waiting&limit=20");
    await page.getByRole("checkbox", { name: "Select all 4 on this page" }).check();
    await bar(page).getByText("4 selected").waitFor();
    await keysWork(page);
    await page.keyboard.press("r");
    await page.getByText("3 sent again, 1 left out: still being delivered").waitFor();
    await bar(page).waitFor({ state: "detached" });
    await eventually(() => calls("/chosen") === before + 3, "each is sent once");
    assert.equal(calls("/waiting"), waitingBefore);
    await page.context().close();
  });

  test("a whole page that is selected leads on to all that match, with the filter on screen", async () => {
    const page = await open("type=chosen.fine&limit=20");
    await page.getByRole("checkbox", { name: "Select all 20 on this page" }).check();
    await bar(page).getByRole("button", { name: "All that match…" }).click();
    await page.getByRole("button", { name: "Send again: 24 deliveries" }).waitFor();
    await page.context().close();
  });

  test("selected rows are exported as the server's table has them", async () => {
    const page = await open("type=chosen.fine&limit=20");
    const ids = await rows(page).evaluateAll((views) => views.slice(2, 5).map((view) => view.dataset.key));
    await rows(page).nth(2).getByRole("checkbox").click();
    await rows(page).nth(4).getByRole("checkbox").click({ modifiers: ["Shift"] });
    const [download] = await Promise.all([page.waitForEvent("download"), bar(page).getByRole("button", { name: "Export selected" }).click()]);
    const [head, ...lines] = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
    assert.deepEqual(lines.map((line) => line.split(",")[0]), ids);
    const whole = await (await fetch(`${world().address}/v1/deliveries.csv?type=chosen.fine`, { headers: { Authorization: `Bearer ${world().server.token}` } })).text();
    assert.equal(head, whole.split("\r\n")[0]);
    for (const line of lines) assert.ok(whole.includes(line), line);
    await page.context().close();
  });

  test("r sends the row under the keyboard's eye again, and asks where it was delivered", async () => {
    const before = calls("/fine");
    const page = await open("type=chosen.fine&limit=20");
    await page.keyboard.press("j");
    await page.keyboard.press("r");
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText("It was delivered already").waitFor();
    await dialog.getByRole("button", { name: "Resend" }).dblclick();
    await eventually(() => calls("/fine") === before + 1, "it is sent once");
    await page.context().close();
  });

  test("r on a row that is under way says why not", async () => {
    const page = await open("type=chosen.waiting");
    await page.keyboard.press("j");
    await page.keyboard.press("r");
    await page.getByText("another attempt now would make two").waitFor();
    await page.context().close();
  });

  test("Enter opens the row, and does what a link or a button with the focus does", async () => {
    const page = await open("type=chosen.fine&limit=20");
    for (const key of ["j", "j"]) await page.keyboard.press(key);
    const row = await current(page);
    await page.getByRole("button", { name: "Status", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "Permanently failed" }).waitFor();
    assert.match(page.url(), /\/webhooks\?/);
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(row));
    await page.context().close();
  });

  test("no single key acts while one types, composes, holds a modifier or answers a dialog", async () => {
    const page = await open("type=chosen.fine&limit=20");
    await page.keyboard.press("j");
    const row = await current(page);
    for (const key of ["Control+j", "Alt+j", "Meta+j"]) await page.keyboard.press(key);
    await page.evaluate(() => {
      for (const more of [{ isComposing: true }, { keyCode: 229 }]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, ...more }));
    });
    await page.getByLabel("Search", { exact: true }).focus();
    await page.keyboard.type("jxr?");
    await page.getByLabel("Search", { exact: true }).fill("");
    assert.equal(await current(page), row);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await sheet.getByText("Select the row, or not").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    assert.equal(await current(page), row);
    await page.context().close();
  });

  test("the switch turns single keys off, over a reload, and leaves the palette's key alone", async () => {
    const page = await open("type=chosen.fine&limit=20");
    await page.keyboard.press("?");
    await page.getByRole("switch", { name: "Single-key shortcuts" }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.reload();
    await rows(page).first().waitFor();
    for (const key of ["j", "x", "?"]) await page.keyboard.press(key);
    assert.equal(await page.locator("tr[data-current]").count() + await page.getByRole("dialog").count() + await bar(page).count(), 0);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "A page, an act, or an id" }).fill("single-key");
    await page.getByRole("option", { name: "Switch single-key shortcuts on" }).click();
    await page.keyboard.press("j");
    await page.locator("tr[data-current]").waitFor();
    await page.context().close();
  });
}
