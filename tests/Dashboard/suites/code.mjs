import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axe, shot } from "../support/browser.mjs";

const manifest = () => JSON.parse(readFileSync(join(process.env.DASHBOARD_DIR, "manifest.json"), "utf8"));
const address = (file) => new RegExp(`/app/${file.replaceAll(".", "\\.")}(\\?|$)`);
const failed = "This page could not be loaded";

/** Pages are files of their own: what becomes of a page whose file does not come. */
export function code(world) {
  const providers = () => manifest()["src/routes/providers/Page.tsx"];
  // Another page, and a mark that a reload would take away.
  const opened = async () => {
    const page = await world().tab("activity?limit=1", {});
    await page.getByRole("heading", { name: "Activity" }).waitFor();
    await page.evaluate(() => { window.mark = true; });
    page.loads = 0;
    page.on("load", () => page.loads++);
    return page;
  };
  const go = (page, name) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
  const isThere = async (page, name) => {
    await page.getByRole("heading", { level: 1, name }).waitFor();
    assert.equal(await page.evaluate(() => window.mark), true, "the page was not reloaded");
  };
  const blocked = async (page, pattern, act) => {
    let count = 0;
    await page.route(pattern, (route) => act(route, ++count));
    return () => count;
  };

  for (const [what, file] of [["its own file", () => providers().file], ["a file that it shares with others", () => manifest()[providers().imports.find((key) => !/^(index|_index)/.test(key) && manifest()[key].file.endsWith(".js") && !/rolldown|preload/.test(key))]?.file], ["its styles", () => providers().css?.[0]]]) {
    test(`a page whose request for ${what} fails twice comes by itself, without a reload`, async (t) => {
      const wanted = file();
      if (!wanted) return t.skip("the build has no such file");
      const page = await opened();
      const asked = await blocked(page, address(wanted), (route, count) => (count <= 2 ? route.abort("connectionreset") : route.continue()));
      await go(page, "Providers");
      await isThere(page, "Providers");
      assert.ok(asked() >= 3 || asked() === 0, `${asked()} requests`);
      if (wanted.endsWith(".css")) assert.equal(await page.evaluate((name) => [...document.styleSheets].some(({ href }) => href?.includes(name)), wanted), true);
      await page.context().close();
    });
  }

  test("a server that is away for longer is said, and Try again loads the page without a reload", async () => {
    const page = await opened();
    let isAway = true;
    await blocked(page, address(providers().file), (route) => (isAway ? route.abort("connectionrefused") : route.continue()));
    await go(page, "Providers");
    await page.getByRole("alert").getByText(failed).waitFor({ timeout: 30_000 });
    assert.deepEqual(await axe(page), []);
    await shot(page, "code-failed");
    isAway = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await isThere(page, "Providers");
    await page.context().close();
  });

  test("another page works while one cannot be loaded, and that one when it is opened again", async () => {
    const page = await opened();
    let isAway = true;
    await blocked(page, address(providers().file), (route) => (isAway ? route.abort("connectionrefused") : route.continue()));
    await go(page, "Providers");
    await page.getByRole("alert").getByText(failed).waitFor({ timeout: 30_000 });
    await go(page, "Templates");
    await isThere(page, "Templates");
    isAway = false;
    await go(page, "Providers");
    await isThere(page, "Providers");
    await page.context().close();
  });

  test("a file of an older build that is gone reloads the page once, and never in a loop", async () => {
    const page = await opened();
    await blocked(page, address(providers().file), (route) => route.fulfill({ status: 404, contentType: "application/problem+json", body: "{}" }));
    await go(page, "Providers");
    await page.getByRole("alert").getByText(failed).waitFor({ timeout: 30_000 });
    assert.equal(page.loads, 1);
    await new Promise((done) => setTimeout(done, 3_000));
    assert.equal(page.loads, 1);
    await page.unroute(address(providers().file));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: "Providers" }).waitFor();
    await page.context().close();
  });

  test("pointing at a link whose file is gone reloads nothing", async () => {
    const page = await opened();
    const asked = await blocked(page, address(providers().file), (route) => route.fulfill({ status: 404, body: "" }));
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Providers" }).hover();
    await new Promise((done) => setTimeout(done, 2_000));
    assert.ok(asked() > 0);
    assert.equal(page.loads, 0);
    await page.context().close();
  });

  test("a part of a page that cannot be loaded leaves the page as it is, and says so", async () => {
    const page = await opened();
    await page.goto(`${world().address}/app/providers`);
    await page.getByRole("region", { name: "Limits of sms" }).getByText("No limit.").waitFor();
    await blocked(page, address(manifest()["src/routes/providers/LimitsDialog.tsx"].file), (route) => route.abort("connectionrefused"));
    await page.getByRole("button", { name: "Change the limits of sms" }).click();
    await page.getByText("A part of the page could not be loaded.").waitFor({ timeout: 30_000 });
    assert.equal(await page.getByRole("heading", { level: 1, name: "Providers" }).count(), 1);
    await page.context().close();
  });
}
