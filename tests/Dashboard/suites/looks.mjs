import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, faultsOf, shot } from "../support/browser.mjs";
import { rows } from "../support/world.mjs";

const themes = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, forced: { colorScheme: "dark", forcedColors: "active" } };

export function looks(world) {
  for (const [theme, options] of Object.entries(themes)) {
    test(`axe finds nothing in ${theme} colours, on any of these pages`, async () => {
      const page = await world().tab("webhooks?since=24h&limit=20", { ...options, reducedMotion: "reduce" });
      await rows(page).first().waitFor();
      assert.deepEqual(await axe(page), [], "list");
      await shot(page, `list-${theme}`);
      await rows(page).filter({ hasText: "shop.exact" }).or(rows(page)).first().getByRole("link").click();
      await page.getByRole("table", { name: "Where the time went" }).first().waitFor();
      assert.deepEqual(await axe(page), [], "delivery");
      await shot(page, `delivery-${theme}`);
      await page.goto(`${world().address}/app/webhooks?type=none`);
      await page.getByText("No deliveries match").waitFor();
      assert.deepEqual(await axe(page), [], "no match");
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });
  }

  for (const width of [360, 768, 1440]) {
    test(`nothing is cut off at ${width} px, and the head stays in sight`, async () => {
      const page = await world().tab("webhooks?limit=50", { viewport: { width, height: 760 }, hasTouch: width < 640 });
      await rows(page).first().waitFor();
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(await overflow(), 0, "list");
      await shot(page, `list-${width}`);
      if (width >= 640) {
        await page.getByRole("region", { name: "Deliveries" }).evaluate((view) => { view.scrollTop = 600; });
        assert.ok(await page.getByRole("columnheader", { name: "Status" }).evaluate((view) => view.getBoundingClientRect().top - view.closest("[role=region]").getBoundingClientRect().top) < 4);
      }
      await rows(page).first().getByRole("link").click();
      await page.getByRole("table", { name: "Where the time went" }).first().waitFor();
      assert.equal(await overflow(), 0, "delivery");
      await shot(page, `delivery-${width}`);
      await page.close();
    });
  }

  test("the navigation opens on a phone, and Escape closes it", async () => {
    const page = await world().tab("webhooks", { viewport: { width: 360, height: 740 } });
    await page.getByRole("button", { name: "Open navigation" }).click();
    await page.getByRole("dialog", { name: "Navigation" }).getByRole("link", { name: "Deliveries" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Navigation" }).waitFor({ state: "hidden" });
    await page.close();
  });
}
