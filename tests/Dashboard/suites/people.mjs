import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";

export function people(world) {
  const call = (method, path, body) => world().server.call(method, path, body);
  before(async () => {
    await call("PUT", "/v1/people/ann", { name: "Ann", timeZone: "Europe/Vienna", addresses: [{ channel: "email", address: "ann@example.org" }] });
    await call("PUT", "/v1/sources/till", { scheme: "bearer", secret: "a-secret-of-a-source-0123456789" });
  });

  test("an address is suppressed by hand and released with a reason, which is in the activity log", async () => {
    const page = await world().tab("suppressions?new=1");
    await page.getByLabel("Address", { exact: true }).fill("bob@example.org");
    await page.getByLabel("Why").fill("asked by telephone");
    await page.getByRole("button", { name: "Suppress", exact: true }).click();
    await page.getByRole("button", { name: "Release bob@example.org" }).click();
    await page.getByLabel("Reason").fill("asked to get mail again");
    await page.getByRole("button", { name: "Release", exact: true }).last().click();
    await page.getByText("released", { exact: true }).first().waitFor();
    const { items } = await call("GET", "/v1/activity?action=suppression.released");
    assert.match(items[0].subject, /^sup_\w+: asked to get mail again$/);
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("preferences, quiet hours and consents of a person are changed on their page", async () => {
    const page = await world().tab("people/ann");
    await page.getByRole("group", { name: "Orders and account" }).getByLabel("email").uncheck();
    await page.getByLabel("From", { exact: true }).fill("22:00");
    await page.getByLabel("Until").fill("07:00");
    await page.getByLabel("Their time zone").fill("Asia/Tokyo");
    await page.getByRole("button", { name: "Save preferences" }).click();
    await page.getByText("22:00 to 07:00").waitFor();
    const saved = await call("GET", "/v1/people/ann/preferences");
    assert.deepEqual([saved.timeZone, saved.quietHours.from, saved.preferences.find(({ category, channel }) => category === "transactional" && channel === "email").isAllowed], ["Asia/Tokyo", "22:00", false]);
    await page.getByRole("button", { name: "Record a consent" }).click();
    await page.getByRole("dialog").getByLabel("From").fill("telephone");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByRole("table", { name: "Consents" }).getByText("telephone").waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("a mail is drawn in a frame of its own without script, and a text message shows its segments", async () => {
    const page = await world().tab("templates/order.made~email~en", {});
    await page.getByLabel("Subject").fill("Order");
    const html = page.getByLabel("HTML", { exact: true }).first();
    await page.getByLabel("Text", { exact: true }).first().fill("Order {{ payload.orderNumber }}");
    await html.fill("<h1>Order</h1><script>document.title = 'ran'</script>");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("a mail has no <script>").waitFor();
    await html.fill("<h1 style='color: green'>Order {{ payload.orderNumber }}</h1>");
    await page.getByRole("button", { name: "Show" }).click();
    await page.frameLocator("iframe").getByRole("heading", { name: "Order ORD-1" }).waitFor();
    assert.deepEqual(await everyLook(page, "template-mail"), []);
    await page.goto(`${world().address}/app/templates/order.made~sms~en`);
    await page.getByLabel("Text", { exact: true }).fill("Order {{ payload.orderNumber }} is on its way");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("1 segment,").waitFor();
    await page.getByRole("group", { name: "SMS" }).getByText("Order ORD-1 is on its way").waitFor();
    assert.deepEqual(await everyLook(page, "template-sms"), []);
    assert.deepEqual((await faultsOf(page)).filter((fault) => !fault.includes("sandboxed")), []);
    await page.context().close();
  });

  test("a source shows why calls were refused", async () => {
    await fetch(`${world().address}/webhook/till`, { method: "POST", headers: { "Content-Type": "application/json", Authorization: "Bearer wrong" }, body: "{}" });
    const page = await world().tab("sources", {});
    await page.getByRole("button", { name: "Refused calls to till" }).click();
    await page.getByText("The token is of another secret.").waitFor();
    assert.deepEqual(await everyLook(page, "refused"), []);
    await page.context().close();
  });
}
