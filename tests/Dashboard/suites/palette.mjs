import assert from "node:assert/strict";
import { before, test } from "node:test";
import { axe, faultsOf } from "../support/browser.mjs";
import { eventually } from "../support/wait.mjs";

const box = (page) => page.getByRole("combobox", { name: "A page, an act, or an id" });

/** Ctrl-K: whatever is pasted goes to its page, and verbs act. */
export function palette(world) {
  let endpoint, delivery;
  before(async () => {
    endpoint = await world().endpoint("/palette", "palette.sold", { description: "Palette shop" });
    await world().server.call("PUT", "/v1/people/ada", { name: "Ada", addresses: [{ channel: "email", address: "ada@example.org" }] });
    await world().publish("palette.sold");
    [delivery] = await world().until("type=palette.sold&status=succeeded", 1);
  });

  const open = async (path = "endpoints") => {
    const page = await world().tab(path, {});
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    await box(page).waitFor();
    return page;
  };
  const choose = async (page, typed, option) => {
    await box(page).fill(typed);
    await page.getByRole("option", { name: option }).first().waitFor();
    await page.keyboard.press("Enter");
  };

  test("what is pasted opens its page: ids, an e-mail address, a host, a link", async () => {
    const page = await open();
    const pasted = () => [
      [` ${delivery.id} `, "Open the delivery", `/webhooks/${delivery.id}`], [delivery.eventId, "Open the event", `/events/${delivery.eventId}`], [endpoint.id, "Open the endpoint", `/endpoints/${endpoint.id}`],
      ["ada@example.org", "Open the person", "/people/ada"], [new URL(endpoint.url).host + "/palette", "Open 127.0.0.1", `/endpoints/${endpoint.id}`], ["msg_0190b5d2c3d4", "Open the message", "/messages/msg_0190b5d2c3d4"],
      [`${world().address}/app/webhooks?status=dead`, "Open the link", "/webhooks"],
    ];
    for (const [text, option, path] of pasted()) {
      if (await box(page).count() === 0) await page.keyboard.press("Control+k");
      await choose(page, text, option);
      await page.waitForURL((address) => address.pathname === `/app${path}`);
    }
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("it is a combobox over a list: arrows move, the focus stays in the box, Escape gives it back", async () => {
    const page = await world().tab("endpoints", {});
    const button = page.getByRole("button", { name: "Search or act" });
    await button.click();
    await box(page).waitFor();
    const active = async () => page.locator(`[id="${await box(page).getAttribute("aria-activedescendant")}"]`);
    const first = await (await active()).innerText();
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await (await active()).innerText(), first);
    assert.equal(await (await active()).getAttribute("aria-selected"), "true");
    assert.equal(await page.getByRole("option", { selected: true }).count(), 1);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await (await active()).innerText(), await page.getByRole("option").last().innerText(), "it goes round");
    assert.equal(await box(page).evaluate((view) => view === document.activeElement), true);
    assert.deepEqual(await axe(page), []);
    await box(page).fill("no such thing at all");
    await page.getByRole("status").getByText("Nothing found").waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await box(page).waitFor({ state: "detached" });
    assert.equal(await button.evaluate((view) => view === document.activeElement), true);
    await page.context().close();
  });

  test("it opens while one types, and pauses an endpoint by its name after asking", async () => {
    const page = await world().tab("webhooks", {});
    await page.getByLabel("Search", { exact: true }).focus();
    await page.keyboard.press("Control+k");
    await choose(page, "pause palette", "Pause 127.0.0.1");
    await page.getByRole("alertdialog").getByRole("button", { name: "Pause" }).click();
    await eventually(async () => (await world().server.call("GET", `/v1/endpoints/${endpoint.id}`)).state === "paused", "it is paused");
    await world().server.call("POST", `/v1/endpoints/${endpoint.id}/resume`, {});
    await page.context().close();
  });

  test("the page's own acts are in it: a resend, an export", async () => {
    const page = await world().tab(`webhooks/${delivery.id}`, {});
    await page.getByRole("button", { name: "Resend" }).waitFor();
    await page.keyboard.press("Control+k");
    await choose(page, "resend this", "Resend this delivery");
    await page.getByRole("alertdialog").getByText("It was delivered already").waitFor();
    await page.keyboard.press("Escape");
    await page.goto(`${world().address}/app/webhooks?type=palette.sold`);
    await page.getByRole("button", { name: "CSV" }).and(page.locator(":not([aria-busy])")).waitFor();
    await page.keyboard.press("Control+k");
    const [download] = await Promise.all([page.waitForEvent("download"), choose(page, "csv", "Export the filter as CSV")]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    await page.context().close();
  });

  test("what failed in the last hour is counted before it is sent again", async () => {
    const page = await open();
    const { counts } = await world().server.call("GET", `/v1/deliveries/stats?status=dead&from=${new Date(Date.now() - 3_600_000).toISOString()}`);
    await choose(page, "failed last hour", "Send again what failed in the last hour");
    const dialog = page.getByRole("dialog", { name: "Act on all that match" });
    await dialog.getByRole("button", { name: counts.dead.count === 1 ? "Send again: 1 delivery" : `Send again: ${counts.dead.count} deliveries` }).waitFor();
    await page.context().close();
  });

  test("the theme, the zone and the way out are in it", async () => {
    const page = await open();
    await choose(page, "dark", "Theme: dark");
    await page.locator("html[data-theme=dark]").waitFor();
    await page.keyboard.press("Control+k");
    await choose(page, "utc", "Times in UTC");
    await page.getByRole("button", { name: "UTC" }).waitFor();
    await page.keyboard.press("Control+k");
    await choose(page, "sign out", "Sign out");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.context().close();
  });
}
