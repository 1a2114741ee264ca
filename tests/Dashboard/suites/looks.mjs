import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf, shot } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { rows } from "../support/world.mjs";

export function looks(world) {
  test("axe finds nothing and nothing is cut off, on the list, a delivery and where none match", async () => {
    const page = await world().tab("webhooks?since=24h&limit=20", {});
    await rows(page).first().waitFor();
    const faults = await everyLook(page, "list");
    await rows(page).filter({ hasText: "shop.exact" }).or(rows(page)).first().getByRole("link").click();
    await page.getByRole("table", { name: "Where the time went" }).first().waitFor();
    faults.push(...await everyLook(page, "delivery"));
    await page.goto(`${world().address}/app/webhooks?type=none`);
    await page.getByText("No deliveries match").waitFor();
    assert.deepEqual([...faults, ...await everyLook(page, "no-match")], []);
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("nothing is cut off at 768 px, and the head stays in sight", async () => {
    const page = await world().tab("webhooks?limit=50", { viewport: { width: 768, height: 760 } });
    await rows(page).first().waitFor();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0, "list");
    await shot(page, "list-768");
    await page.getByRole("region", { name: "Deliveries" }).evaluate((view) => { view.scrollTop = 600; });
    assert.ok(await page.getByRole("columnheader", { name: "Status" }).evaluate((view) => view.getBoundingClientRect().top - view.closest("[role=region]").getBoundingClientRect().top) < 4);
    await rows(page).first().getByRole("link").click();
    await page.getByRole("table", { name: "Where the time went" }).first().waitFor();
    assert.equal(await overflow(), 0, "delivery");
    await page.context().close();
  });

  test("the navigation opens on a phone, and Escape closes it", async () => {
    const page = await world().tab("webhooks", { viewport: { width: 360, height: 740 } });
    await page.getByRole("button", { name: "Open navigation" }).click();
    await page.getByRole("dialog", { name: "Navigation" }).getByRole("link", { name: "Deliveries" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Navigation" }).waitFor({ state: "hidden" });
    await page.close();
  });
}
