import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { faultsOf, openPage } from "../support/browser.mjs";
import { owner } from "../support/server.mjs";
import { eventually } from "../support/wait.mjs";

const saved = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

/** One filter, many verbs; and a sign-in without a password. */
export function acts(world) {
  test("an export has the deliveries of the filter on screen, as many as the list", async () => {
    const page = await world().tab("webhooks?status=success&limit=100", {});
    const table = page.getByRole("table", { name: "Deliveries" });
    await table.waitFor();
    const { items } = await world().server.call("GET", "/v1/deliveries?status=succeeded&limit=100");
    const csv = await saved(page, "CSV");
    assert.match(csv.name, /^deliveries-default-.*\.csv$/);
    const lines = csv.bytes.toString("utf8").trim().split("\r\n").slice(1);
    for (const { id } of items) assert.ok(lines.some((line) => line.includes(id)), `${id} is in the file`);
    assert.ok(lines.every((line) => line.includes("succeeded")));

    const pdf = await saved(page, "PDF");
    assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("all that match are sent again over all pages, after they were counted", async () => {
    await world().endpoint("/ok", "acts.done");
    for (let i = 0; i < 12; i++) await world().publish("acts.done", { i });
    await world().until("type=acts.done&status=succeeded", 12);
    const page = await world().tab("webhooks?type=acts.done&limit=10", {});
    await page.getByRole("button", { name: "All that match" }).click();
    await page.getByRole("button", { name: "Send again: 12 deliveries" }).click();
    await page.getByText("Started: it goes on").waitFor();

    await page.goto(`${world().address}/app/replays`);
    const row = page.getByRole("table", { name: "Bulk jobs" }).getByRole("row").nth(1);
    await row.getByText("12 of 12").waitFor();
    await row.getByText("Done", { exact: true }).first().waitFor();
    await eventually(async () => (await world().deliveries("type=acts.done&limit=20")).every(({ attempts }) => attempts === 2), "each was sent once more");
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("what a search finds can be acted on as well", async () => {
    const page = await world().tab("webhooks?q=dlv_", {});
    const act = page.getByRole("button", { name: "All that match" });
    await eventually(async () => (await act.getAttribute("aria-busy")) !== "true" && (await act.getAttribute("aria-disabled")) !== "true", "the act is on");
    await act.click();
    await page.getByRole("dialog").waitFor();
    await page.context().close();
  });

  test("a passkey is made, and signs in without a password", async () => {
    // Browsers offer passkeys on this machine by its name only.
    const address = world().address.replace("127.0.0.1", "localhost");
    const context = await world().browser.newContext();
    await context.request.post(`${address}/auth/login`, { data: owner });
    const page = await openPage(context, address);
    const tools = await context.newCDPSession(page);
    await tools.send("WebAuthn.enable");
    await tools.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await page.goto(`${address}/app/settings/security`);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByLabel("Name").fill("the laptop");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("table", { name: "Passkeys" }).getByText("the laptop").waitFor();

    await context.clearCookies();
    await page.goto(`${address}/app/login`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.goto(`${address}/app/settings/security`);
    await page.getByRole("button", { name: "Remove the laptop" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("No passkeys yet").waitFor();
    await context.close();
  });
}
