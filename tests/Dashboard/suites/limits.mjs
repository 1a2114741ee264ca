import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { eventually } from "../support/wait.mjs";

/** What channels may send and spend: set, shown while it is spent, stopped, raised. */
export function limits(world) {
  const cap = (channel = "sms") => world().server.call("GET", `/v1/providers/caps/${channel}`);
  const clear = (channel = "sms") => world().server.call("PUT", `/v1/providers/caps/${channel}`, {});
  const card = (page, channel = "sms") => page.getByRole("region", { name: `Limits of ${channel}` });
  const change = async (page, channel = "sms") => {
    await page.getByRole("button", { name: `Change the limits of ${channel}` }).click();
    return page.getByRole("dialog", { name: `Limits of ${channel}` });
  };
  const write = async (number) => {
    world().messageKey ??= (await world().server.call("POST", "/v1/api-keys", { name: "messages of the tests" })).key;
    const answer = await fetch(`${world().address}/v1/events`, { method: "POST", headers: { Authorization: `Bearer ${world().messageKey}`, "Content-Type": "application/json" }, body: JSON.stringify({ type: "order.shipped", payload: { message: "It is on its way." }, audience: [`sms:${number}`] }) });
    assert.ok(answer.ok, await answer.text());
  };
  const spent = (used) => eventually(async () => (await cap()).budget.used === used, `${used} are used`, 30_000);

  test("an account gets its prices, and what is wrong with them stands at their field", async () => {
    await world().freshly();
    const settings = { url: world().receiver.address("/sms"), secret: "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=" };
    await world().server.call("POST", "/v1/providers", { provider: "http", channel: "sms", name: "Own texts", settings });
    const page = await world().tab("providers", {});
    await page.getByRole("link", { name: "Own texts" }).click();
    const dialog = page.getByRole("dialog", { name: "Own texts" });
    const [currency, list] = [dialog.getByLabel("Currency of the prices"), dialog.getByLabel("Price list")];
    await list.fill("* 0.08\n49x 0.07");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("A currency is needed as well").waitFor();
    await currency.fill("eur");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText('"49x" is not how a number begins', { exact: false }).waitFor();
    assert.equal(await list.getAttribute("aria-invalid"), "true");
    assert.equal(await currency.getAttribute("aria-invalid"), null);
    assert.deepEqual(await everyLook(page, "account-prices"), []);
    await list.fill("* 0.08");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    const { accounts } = await world().server.call("GET", "/v1/providers");
    assert.deepEqual(accounts.find(({ name }) => name === "Own texts").prices, { currency: "EUR", perUnit: { "*": "0.08" } });
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("a budget is set by keyboard alone, and what the server refuses stands at its field", async () => {
    const page = await world().tab("providers", {});
    const button = page.getByRole("button", { name: "Change the limits of sms" });
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Limits of sms" });
    const daily = dialog.getByLabel("Segments a day");
    await daily.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "daily");
    await page.keyboard.type("100");
    await page.keyboard.press("Tab");
    await page.keyboard.type("0.20");
    await page.keyboard.press("Tab");
    await page.keyboard.type("abc");
    await page.keyboard.press("Enter");
    await dialog.getByText("It is a code of ISO 4217, as EUR.").waitFor();
    const currency = dialog.getByLabel("Currency");
    assert.equal(await currency.getAttribute("aria-invalid"), "true");
    assert.equal((await cap()).budget, null);
    assert.deepEqual(await everyLook(page, "limits-dialog"), []);
    await currency.fill("EUR");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Change the limits of sms");
    const { daily: most, budget } = await cap();
    assert.deepEqual([most, budget.amount, budget.currency, budget.period, budget.unpriced], [100, "0.20", "EUR", "month", "stop"]);
    await card(page).getByText("0.00 of 0.20 EUR this month").waitFor();
    await page.context().close();
  });

  test("what is spent, the warning at 80 %, and the stop are on the page, and a raised budget lets messages go", async () => {
    const page = await world().tab("providers", {});
    await write("+4915112345671");
    await write("+4915112345672");
    await spent("0.16");
    await page.reload();
    await card(page).getByText("80 % used").waitFor();
    const bar = card(page).getByRole("meter", { name: "Spent by sms this month" });
    assert.equal(await bar.getAttribute("aria-valuenow"), "80");
    assert.match(await card(page).innerText(), /Reserved\s+0\.16 EUR\s+Left\s+0\.04 EUR/);
    assert.deepEqual(await everyLook(page, "limits-low"), []);

    await write("+4915112345673");
    await eventually(async () => (await world().server.call("GET", "/v1/messages?channel=sms&status=waiting")).messages.some(({ reason }) => reason === "budget_spent"), "a message waits", 30_000);
    await page.reload();
    await card(page).getByText("Nearly stopped.").waitFor();
    await card(page).getByRole("link", { name: "1 waits now" }).waitFor();
    let dialog = await change(page);
    await dialog.getByLabel("Amount").fill("0.16");
    await dialog.getByRole("button", { name: "Save" }).click();
    await card(page).getByText("Stopped.", { exact: true }).waitFor();
    await card(page).getByText("Spent", { exact: true }).waitFor();
    assert.deepEqual(await everyLook(page, "limits-stopped"), []);

    dialog = await change(page);
    await dialog.getByLabel("Amount").fill("1.00");
    await dialog.getByLabel("A message without a price").selectOption("is sent, and counted");
    await dialog.getByRole("button", { name: "Save" }).click();
    await spent("0.24");
    await page.reload();
    await card(page).getByText("24 % used").waitFor();
    await card(page).getByText("Is sent", { exact: true }).waitFor();
    assert.equal(await card(page).getByText("Stopped").count(), 0);
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("a budget in a currency that no account has prices in says that everything is stopped", async () => {
    const page = await world().tab("providers?limits=sms", {});
    const dialog = page.getByRole("dialog", { name: "Limits of sms" });
    await dialog.getByLabel("Currency").fill("usd");
    await dialog.getByLabel("A message without a price").selectOption("is stopped");
    await dialog.getByLabel("At most").fill("5");
    await dialog.getByLabel("In any").fill("90");
    await dialog.getByLabel("Unit of that time").selectOption("minutes");
    await dialog.getByRole("button", { name: "Save" }).click();
    await card(page).getByText("No account of this channel has prices in USD").waitFor();
    await card(page).getByText("One address gets at most 5 in any 90 minutes.").waitFor();
    assert.deepEqual((await cap()).perAddress, { limit: 5, window: 5_400 });
    await clear();
    await page.reload();
    await card(page).getByText("No limit.").waitFor();
    await page.context().close();
  });

  test("a viewer sees the limits, and the way to change them off, with its reason", async () => {
    await world().server.call("PUT", "/v1/providers/caps/whatsapp", { daily: 7 });
    await world().freshly();
    const page = await world().tabAs("viewer", "providers?limits=whatsapp");
    await card(page, "whatsapp").getByText("0 of 7 messages today").waitFor();
    const button = page.getByRole("button", { name: "Change the limits of whatsapp" });
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    assert.match(await button.getAttribute("data-tip"), /admin or owner/);
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.context().close();
    await clear("whatsapp");
  });
}
