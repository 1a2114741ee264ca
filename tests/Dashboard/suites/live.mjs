import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "../support/wait.mjs";
import { rows } from "../support/world.mjs";

const isLive = (page) => page.getByText("Live", { exact: true }).waitFor({ timeout: 30_000 });
const newcomers = (page) => page.getByRole("button", { name: /^[\d,]+ new$/ });

export function live(world) {
  test("newcomers wait behind their exact count, and the rows stay where they are", async () => {
    const page = await world().tab("webhooks?type=shop.sold&limit=20");
    await isLive(page);
    await rows(page).first().waitFor();
    const scroller = page.getByRole("region", { name: "Deliveries" });
    await scroller.evaluate((view) => { view.scrollTop = 120; });
    const place = () => rows(page).nth(8).evaluate((view) => [view.dataset.key, view.getBoundingClientRect().top]);
    const before = await place();
    for (let i = 0; i < 7; i++) await world().publish("shop.sold", { fresh: i });
    await page.getByRole("button", { name: "7 new", exact: true }).waitFor();
    assert.deepEqual(await place(), before);
    await newcomers(page).click();
    await newcomers(page).waitFor({ state: "detached" });
    assert.notEqual((await place())[0], before[0]);
    await page.close();
  });

  test("a row's state changes in place", async () => {
    world().receiver.answer("/late", 503);
    await world().endpoint("/late", "shop.late", { retrySchedule: [0.1] });
    await world().publish("shop.late");
    const [delivery] = await world().until("type=shop.late&status=dead", 1);
    const page = await world().tab("webhooks?type=shop.late");
    await rows(page).first().getByText("Permanently failed", { exact: true }).waitFor();
    await isLive(page);
    world().receiver.answer("/late", 200);
    await world().server.call("POST", `/v1/deliveries/${delivery.id}/resend`);
    await rows(page).first().getByText("Success", { exact: true }).waitFor();
    await page.close();
  });

  test("paused it says so and counts what waits, resumed it shows it", async () => {
    const page = await world().tab("webhooks?type=shop.sold&limit=20");
    await isLive(page);
    await page.getByRole("button", { name: "Pause live updates" }).click();
    await world().publish("shop.sold", { while: "paused" });
    await page.getByText("Paused by you (1 waiting)").waitFor();
    assert.equal(await newcomers(page).count(), 0);
    await page.getByRole("button", { name: "Resume live updates" }).click();
    await page.getByRole("button", { name: "1 new", exact: true }).waitFor();
    await page.close();
  });

  test("after the server was away nothing is missing and nothing twice", async () => {
    const page = await world().tab("webhooks?type=shop.sold&limit=20");
    await isLive(page);
    await world().server.kill();
    await page.getByText(/^Offline since/).waitFor();
    await world().server.run();
    for (let i = 0; i < 3; i++) await world().publish("shop.sold", { away: i });
    await page.getByRole("button", { name: "3 new", exact: true }).waitFor({ timeout: 30_000 });
    await isLive(page);
    await newcomers(page).click();
    await eventually(async () => {
      const ids = await rows(page).evaluateAll((views) => views.map((view) => view.dataset.key));
      const there = (await world().deliveries("type=shop.sold&limit=20")).map(({ id }) => id);
      return JSON.stringify(ids) === JSON.stringify(there);
    }, "the list is the server's");
    await page.close();
  });

  test("much traffic neither blocks the page nor paints more than four times a second", async () => {
    const page = await world().tab("webhooks?type=shop.flood&limit=50");
    const [known] = await world().deliveries("limit=1");
    const flood = Array.from({ length: 3_000 }, (_, i) => `id: ${i}\nevent: delivery\ndata: ${JSON.stringify({ ...known, id: `dlv_x_${i}`, seq: 1_000_000 + i })}\n\n`);
    await page.route(/\/v1\/deliveries\/stream/, (route) => route.fulfill({ contentType: "text/event-stream", body: `id: 0\nevent: caught-up\ndata: {"cursor":"0"}\n\n${flood.join("")}` }));
    await page.addInitScript(() => {
      window.long = [];
      new PerformanceObserver((entries) => window.long.push(...entries.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    });
    await page.reload();
    await page.getByRole("button", { name: "3,000 new", exact: true }).waitFor();
    const [first, ...rest] = await page.evaluate(() => window.long);
    assert.ok(Math.max(0, ...rest) < 500, `long tasks of ${[first, ...rest]} ms`);
    await page.close();
  });
}
