import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { rows } from "../support/world.mjs";

/** The numbers above the list, and links that show the same tomorrow. */
export function figures(world) {
  before(async () => {
    world().receiver.answer("/figures-bad", 503);
    await world().endpoint("/figures", "figures.good");
    await world().endpoint("/figures-bad", "figures.bad", { retrySchedule: [0.1] });
    for (let i = 0; i < 3; i++) await world().publish("figures.good");
    await world().publish("figures.bad");
    await world().until("type=figures.good&status=succeeded", 3);
    await world().until("type=figures.bad&status=dead", 1);
  });
  const figuresOf = (page) => page.getByRole("region", { name: "Figures" });

  test("counts by status are those of the filter, and choose the status", async () => {
    const page = await world().tab("webhooks?type=figures.good&type=figures.bad");
    await figuresOf(page).getByRole("button", { name: "Success 3" }).waitFor();
    await figuresOf(page).getByRole("button", { name: "Permanently failed 1" }).click();
    await page.waitForURL(/status=dead/);
    await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 1);
    const pressed = figuresOf(page).getByRole("button", { pressed: true });
    assert.equal(await pressed.count(), 1);
    await figuresOf(page).getByRole("button", { name: "Success 3" }).waitFor();
    await pressed.click();
    await page.waitForURL((address) => !address.searchParams.has("status"));
    await page.goBack();
    await page.waitForURL(/status=dead/);
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("attempts over time are bars, and a table at one click that adds up to the same", async () => {
    const page = await world().tab("webhooks?type=figures.good&since=1h");
    await figuresOf(page).getByText("100 %").waitFor();
    await figuresOf(page).getByRole("button", { name: "As a table" }).click();
    const table = figuresOf(page).getByRole("table");
    const sum = await table.locator("tbody tr").evaluateAll((lines) => lines.reduce((all, { cells }) => all + Number(cells[1].textContent), 0));
    assert.equal(sum, 3);
    await page.close();
  });

  test("a count that the server stopped at says at least", async () => {
    const page = await world().tab("webhooks");
    await rows(page).first().waitFor();
    const count = (count, isAtLeast) => ({ count, isAtLeast });
    await page.route(/\/v1\/deliveries\/stats/, (route) => route.fulfill({ json: {
      counts: { pending: count(0, false), retrying: count(1, false), succeeded: count(10_000, true), dead: count(7, false), cancelled: count(0, false) }, total: count(10_000, true),
      successRate: 0.99996, p50: 12, p95: 340, buckets: [], isPartial: true,
    } }));
    await page.reload();
    await figuresOf(page).getByRole("button", { name: "Success 10,000+ at least" }).waitFor();
    await figuresOf(page).getByText("> 99.9 %").waitFor();
    await figuresOf(page).getByText("newest 2,000 deliveries").waitFor();
    await page.close();
  });

  test("a copied link begins and ends at fixed times and names its zone, and a reader elsewhere is offered it", async () => {
    const page = await world().tab("webhooks?since=1h&type=figures.good", { timezoneId: "Pacific/Kiritimati" });
    await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); document.addEventListener("copy", () => { window.copied = document.activeElement.value; }); });
    await rows(page).first().waitFor();
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const link = new URL(await page.evaluate(() => window.copied));
    const [from, to] = ["from", "to"].map((name) => Date.parse(link.searchParams.get(name)));
    assert.ok(Math.abs(to - from - 3_600_000) < 15_000 && Math.abs(Date.now() - to) < 60_000);
    assert.deepEqual([link.searchParams.get("zone"), link.searchParams.get("since")], ["Pacific/Kiritimati", null]);

    await world().publish("figures.good", { later: true });
    await world().until("type=figures.good&status=succeeded", 4);
    const reader = await world().tab(`webhooks${link.search}`, { timezoneId: "Europe/Berlin" });
    await rows(reader).first().waitFor();
    assert.equal(await rows(reader).count(), 3, "what came later is not in it");
    await reader.getByText("made with times in Pacific/Kiritimati; you see them in Europe/Berlin").waitFor();
    await reader.getByRole("button", { name: "Show Pacific/Kiritimati" }).click();
    await reader.getByText(/^To: .* GMT\+14$/).waitFor();
    await reader.context().close();
    await page.context().close();
  });
}
