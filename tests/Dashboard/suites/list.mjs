import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { rows } from "../support/world.mjs";

const ids = (page) => rows(page).evaluateAll((views) => views.map((view) => view.dataset.key));
const shown = async (page) => { await rows(page).first().waitFor(); return rows(page).count(); };

export function list(world) {
  before(async () => {
    await world().endpoint("/ok", "shop.sold");
    world().receiver.answer("/broken", 503);
    world().receiver.answer("/busy", 503);
    await world().endpoint("/broken", "shop.broken", { retrySchedule: [0.1] });
    await world().endpoint("/busy", "shop.busy", { retrySchedule: [3600, 3600] });
    await world().publish("shop.broken", { word: "needle" });
    await world().publish("shop.busy");
    for (let i = 0; i < 45; i++) await world().publish("shop.sold", { number: i });
    await world().until("status=succeeded", 45);
    await world().until("status=dead", 1);
    await world().until("status=retrying", 1);
  }, { timeout: 120_000 });

  test("each row says its state in the words of the relay's dashboard", async () => {
    const page = await world().tab("webhooks?limit=100");
    assert.equal(await shown(page), 47);
    for (const word of ["Success", "Retry", "Permanently failed"]) assert.ok(await rows(page).getByText(word, { exact: true }).count() > 0, word);
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("the older dashboard's address shows the same: its words and its page", async () => {
    const page = await world().tab("webhooks?status=success&limit=20&page=2");
    assert.equal(await shown(page), 20);
    const second = await ids(page);
    await page.goto(`${world().address}/app/webhooks?status=success&limit=20`);
    await rows(page).first().waitFor();
    const first = await ids(page);
    assert.equal(new Set([...first, ...second]).size, 40);
    await page.close();
  });

  test("pages neither repeat nor leave out a row, and a refresh shows the same one", async () => {
    const page = await world().tab("webhooks?limit=20&status=succeeded");
    const seen = [];
    for (let number = 0; number < 3; number++) {
      const count = number < 2 ? 20 : 5;
      await page.waitForFunction((expected) => document.querySelectorAll("tbody tr[data-key]").length === expected, count);
      const now = await ids(page);
      assert.equal(now.some((id) => seen.includes(id)), false);
      seen.push(...now);
      if (number === 1) {
        await page.reload();
        await rows(page).first().waitFor();
        assert.deepEqual(await ids(page), now);
      }
      const first = now[0];
      if (number < 2) {
        await page.getByRole("button", { name: "Next", exact: true }).click();
        await page.waitForFunction((id) => document.querySelector("tbody tr[data-key]")?.dataset.key !== id, first);
      }
    }
    assert.equal(new Set(seen).size, 45);
    assert.equal(await page.getByRole("table").getAttribute("aria-rowcount"), "-1");
    assert.equal(await rows(page).first().getAttribute("aria-rowindex"), "42");
    await page.close();
  });

  test("Previous of a link from elsewhere is the page above it, up to the first one", async () => {
    const all = (await world().deliveries("limit=100&status=succeeded")).map(({ id }) => id);
    const page = await world().tab(`webhooks?limit=20&status=succeeded&before=${all[41]}`);
    await shown(page);
    const previous = page.getByRole("button", { name: "Previous", exact: true });
    for (const from of [22, 2]) {
      const first = (await ids(page))[0];
      await previous.click();
      await page.waitForFunction((id) => document.querySelector("tbody tr[data-key]")?.dataset.key !== id, first);
      assert.deepEqual(await ids(page), all.slice(from, from + 20));
      assert.ok(new URL(page.url()).searchParams.has("after"));
    }
    await previous.click();
    await page.waitForURL((address) => !address.searchParams.has("after") && !address.searchParams.has("before"));
    await page.waitForFunction((id) => document.querySelector("tbody tr[data-key]")?.dataset.key === id, all[0]);
    assert.deepEqual(await ids(page), all.slice(0, 20));
    await page.close();
  });

  test("a changed filter returns to the first page, and is one step of the history", async () => {
    const page = await world().tab("webhooks?limit=20&status=succeeded");
    await shown(page);
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await page.waitForURL(/before=/);
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Permanently failed" }).check();
    await page.waitForURL(/status=dead/);
    assert.equal(new URL(page.url()).searchParams.has("before"), false);
    await page.goBack();
    await page.waitForURL(/before=/);
    assert.equal(new URL(page.url()).searchParams.getAll("status").join(), "succeeded");
    await page.goBack();
    await page.waitForURL((address) => !address.searchParams.has("before"));
    await page.close();
  });

  test("one change is one request and one result", async () => {
    const page = await world().tab("webhooks");
    await shown(page);
    await page.getByText("Live", { exact: true }).waitFor({ timeout: 5_000 }).catch(() => undefined);
    const asked = [];
    page.on("request", (request) => { if (/\/v1\/deliveries\?/.test(request.url())) asked.push(request.url()); });
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Permanently failed" }).check();
    await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 1);
    assert.equal(new Set(asked).size, 1);
    await page.close();
  });

  test("Back from a delivery shows the list as it was, at the same place", async () => {
    const page = await world().tab("webhooks?limit=100&status=succeeded");
    await shown(page);
    const scroller = page.getByRole("region", { name: "Deliveries" });
    await scroller.evaluate((view) => { view.scrollTop = 700; });
    await rows(page).nth(25).getByRole("link").click();
    await page.getByRole("heading", { name: "shop.sold" }).waitFor();
    await page.goBack();
    await rows(page).first().waitFor();
    await page.waitForFunction(() => document.querySelector("[data-scroll-restoration-id]")?.scrollTop > 600);
    assert.equal(new URL(page.url()).search, "?limit=100&status=succeeded");
    await page.close();
  });

  test("the navigation's entry empties the filter and its controls alike", async () => {
    const page = await world().tab("webhooks?status=dead&q=zzz&since=24h");
    await page.getByText("No deliveries match these filters").waitFor();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deliveries" }).dblclick();
    await shown(page);
    assert.equal(new URL(page.url()).search, "");
    assert.equal(await page.getByLabel("Search", { exact: true }).inputValue(), "");
    await page.close();
  });

  test("a value with any character survives the address and its control", async () => {
    const value = `a b+c%&#"'😀`;
    const page = await world().tab("webhooks");
    await page.getByRole("button", { name: "Event type", exact: true }).click();
    await page.getByRole("textbox", { name: "Event type" }).fill(value);
    await page.getByRole("button", { name: "Add to the filter" }).click();
    await page.getByText(`Type: ${value}`).waitFor();
    await page.reload();
    await page.getByText(`Type: ${value}`).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("type"), value);
    await page.close();
  });

  test("what an address has that is not known is left out and said", async () => {
    const page = await world().tab("webhooks?status=exploded&from=yesterday&limit=x");
    await page.getByText("Left out of the filter").waitFor();
    assert.ok(await shown(page) > 1);
    await page.close();
  });

  test("a text is searched for in the payloads of a time", async () => {
    const page = await world().tab("webhooks");
    await page.getByLabel("Search", { exact: true }).fill("needle");
    await page.getByText("A search by text needs a time").waitFor();
    await page.getByRole("button", { name: "Last 24 hours" }).click();
    await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 1);
    await page.close();
  });

  test("no match offers to clear the filters, an error to try again with the request's id", async () => {
    const page = await world().tab("webhooks?type=no.such.type");
    await page.getByRole("button", { name: "Clear filters" }).last().click();
    await shown(page);
    let isBroken = true;
    await page.route(/\/v1\/deliveries\?.*type=x/, (route) => (isBroken ? route.fulfill({ status: 400, headers: { "X-Request-Id": "req-77" }, contentType: "application/problem+json", body: '{"code":"broken","title":"Broken for a test."}' }) : route.continue()));
    await page.goto(`${world().address}/app/webhooks?type=x`);
    await page.getByRole("alert").getByText("req-77").waitFor();
    const again = page.getByRole("button", { name: "Try again" });
    await again.waitFor();
    isBroken = false;
    // At once: the page reads again by itself as well, and the button is gone then.
    await again.evaluate((button) => button.click());
    await page.getByText("No deliveries match").waitFor();
    await page.close();
  });

  test("the keyboard walks the rows, opens one, and can be switched off", async () => {
    const page = await world().tab("webhooks?status=succeeded");
    await shown(page);
    const order = await ids(page);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await page.locator("tr[data-current]").getAttribute("data-key"), order[1]);
    await page.keyboard.press("/");
    await page.keyboard.type("jk?");
    assert.equal(await page.locator("tr[data-current]").getAttribute("data-key"), order[1]);
    await page.goBack().catch(() => undefined);
    await page.close();
  });

  test("the chosen zone is kept, and every time names it", async () => {
    const page = await world().tab("webhooks?status=dead", { timezoneId: "Pacific/Kiritimati" });
    await rows(page).first().waitFor();
    await page.getByRole("button", { name: "Pacific/Kiritimati" }).click();
    await page.getByLabel("Time zone").selectOption("UTC");
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("button", { name: "UTC" }).waitFor();
    await rows(page).first().locator("time").first().focus();
    assert.match(await rows(page).first().locator("time").first().getAttribute("data-tip"), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    await page.close();
  });

  for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"]) {
    test(`a time chosen in ${zone} is that zone's`, async () => {
      const page = await world().tab("webhooks", { timezoneId: zone });
      await page.getByRole("button", { name: "Any time" }).click();
      await page.getByLabel("From").fill("2026-10-25T00:00");
      await page.getByRole("button", { name: "Apply" }).click();
      await page.waitForURL(/from=/);
      const at = new Date(new URL(page.url()).searchParams.get("from"));
      assert.equal(at.toLocaleString("sv", { timeZone: zone }).slice(0, 16), "2026-10-25 00:00");
      await page.getByText(/From: 2026-10-25 00:00/).waitFor();
      await page.close();
    });
  }

  test("Copy works over plain http and says so", async () => {
    const page = await world().tab("webhooks?since=24h");
    await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); document.addEventListener("copy", () => { window.copied = getSelection().toString() || document.activeElement.value; }); });
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const link = new URL(await page.evaluate(() => window.copied));
    assert.ok(link.searchParams.get("from"), "the link's time is fixed");
    assert.equal(link.searchParams.has("since"), false);
    await page.close();
  });
}
