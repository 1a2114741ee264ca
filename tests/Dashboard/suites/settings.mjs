import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { axe, faultsOf, shot } from "../support/browser.mjs";
import { eventually } from "../support/wait.mjs";

export function settings(world) {
  const post = async (kind, body, secret) => {
    const text = JSON.stringify(body);
    const headers = { "Content-Type": "application/json", ...(secret ? { "X-Webhook-Signature": createHmac("sha256", secret).update(text).digest("hex") } : {}) };
    return (await fetch(`${world().address}/api/webhooks/${kind}`, { method: "POST", headers, body: text })).status;
  };

  test("a generated secret signs orders, and switching their address off refuses them", async () => {
    const page = await world().tab("settings/webhooks");
    await page.getByRole("button", { name: "Generate secret" }).click();
    const secret = (await page.getByRole("dialog").getByRole("region", { name: "Secret" }).innerText()).trim();
    await page.getByRole("button", { name: "I have stored it" }).click();
    assert.equal(await post("orders", { orderNumber: "W-1", amount: 1 }, secret), 201);

    await page.getByRole("switch", { name: "Orders" }).click();
    await eventually(async () => (await post("orders", { orderNumber: "W-2", amount: 1 }, secret)) === 403, "orders are refused");
    assert.equal(await post("payments", { paymentId: "W-3", amount: 1, status: "paid" }, secret), 200);
    await page.getByRole("switch", { name: "Orders" }).click();
    await eventually(async () => (await post("orders", { orderNumber: "W-2", amount: 1 }, secret)) === 201, "orders are accepted again");
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("retries and timeout are saved, and the page says that they change nothing here", async () => {
    const page = await world().tab("settings/webhooks");
    await page.getByText("They change nothing on this server").waitFor();
    await page.getByLabel("Retry attempts").fill("7");
    await page.getByLabel("Timeout").fill("45000");
    await page.getByRole("button", { name: "Save" }).click();
    await eventually(async () => (await world().server.call("GET", "/api/webhooks/settings")).webhookRetryAttempts === 7, "it is saved");
    await page.reload();
    await page.getByLabel("Timeout").waitFor();
    assert.equal(await page.getByLabel("Timeout").inputValue(), "45000");
    await page.close();
  });

  test("a test notification arrives in the inbox and at the bell", async () => {
    const page = await world().tab("inbox");
    await page.getByText("Connected", { exact: true }).first().waitFor();
    const sender = await world().tab("settings/webhooks");
    await sender.getByRole("button", { name: "Send a test notification" }).click();
    await sender.getByText("Sign this body with your secret").waitFor();
    await page.getByText("Webhook test").last().waitFor();
    await page.getByRole("button", { name: "Mark all as read" }).last().click();
    await page.getByRole("heading", { name: "0 unread" }).waitFor();
    await sender.close();
    await page.close();
  });

  test("an address that is copied is the one to post to", async () => {
    const page = await world().tab("settings/webhooks", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy URL for orders" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${world().address}/t/default/api/webhooks/orders`);
    await page.close();
  });

  test("messages of a type gather until a time of the day, and go at once again", async () => {
    const page = await world().tab("templates/comment.added~email~en");
    await page.getByLabel("Messages go").selectOption("Several as one, once a day");
    await page.getByLabel("Time of the person's day").fill("07:30");
    await page.getByLabel("Leave out what was read").check();
    const card = page.locator("section", { has: page.getByRole("heading", { name: "When it goes" }) });
    await card.getByRole("button", { name: "Save" }).click();
    const rules = async () => (await world().server.call("GET", "/v1/message-rules")).rules;
    await eventually(async () => (await rules()).length === 1, "it is saved");
    const [{ eventType, channel, digest, unlessRead }] = await rules();
    assert.deepEqual({ eventType, channel, digest, unlessRead }, { eventType: "comment.added", channel: "email", digest: { window: null, at: "07:30" }, unlessRead: true });
    await page.reload();
    await page.getByLabel("Time of the person's day").waitFor();
    assert.equal(await page.getByLabel("Time of the person's day").inputValue(), "07:30");
    assert.deepEqual(await axe(page), []);
    await shot(page, "message-rule");
    await page.getByLabel("Messages go").selectOption("At once");
    await card.getByRole("button", { name: "Save" }).click();
    await eventually(async () => (await rules()).length === 0, "it is gone");
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("an API key is shown once, works, and is refused after it was revoked", async () => {
    // A key wants a sign-in of the last ten minutes, which the shared profile's may no longer be.
    const page = await world().tab("settings/keys?new=1", {});
    await page.getByLabel("Name").fill("shop");
    await page.getByLabel("deliveries").check();
    await page.getByRole("button", { name: "Create" }).click();
    const key = (await page.getByRole("dialog").getByRole("region", { name: "Secret" }).innerText()).trim();
    await page.getByRole("button", { name: "I have stored it" }).click();
    const status = async () => (await fetch(`${world().address}/v1/deliveries`, { headers: { Authorization: `Bearer ${key}` } })).status;
    assert.equal(await status(), 200);
    await page.getByRole("button", { name: "Revoke shop" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
    await eventually(async () => (await status()) === 401, "the key is refused");
    await page.context().close();
  });
}
