import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, faultsOf, shot } from "../support/browser.mjs";
import { operatorToken } from "../support/server.mjs";

const themes = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, forced: { colorScheme: "dark", forcedColors: "active" } };

export function operators(world) {
  const open = async (options) => {
    const page = await world().tab("admin/tenants", options);
    await page.getByLabel("Operator's token").fill(operatorToken);
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByRole("table", { name: "Tenants" }).waitFor();
    return page;
  };

  test("the operator creates a tenant, adds a key, and deletes it by typing its name", async () => {
    const page = await open();
    await page.getByRole("button", { name: "New tenant" }).click();
    await page.getByLabel("Name", { exact: true }).fill("acme");
    await page.getByLabel("First owner's e-mail").fill("olga@acme.example");
    await page.getByRole("button", { name: "Create" }).click();
    assert.match(await page.getByRole("region", { name: "Invitation" }).innerText(), /\/app\/invite#/);
    await page.getByRole("button", { name: "Done" }).click();

    await page.getByRole("button", { name: "Show acme" }).click();
    await page.getByText("1 of 100").or(page.getByText("0 of 100")).first().waitFor();
    await page.getByRole("button", { name: "New API key for everything" }).click();
    const key = (await page.getByRole("region", { name: "Secret" }).innerText()).trim();
    await page.getByRole("button", { name: "I have stored it" }).click();
    assert.equal((await fetch(`${world().address}/v1/settings`, { headers: { Authorization: `Bearer ${key}` } })).status, 200);
    await page.getByRole("button", { name: "Close" }).last().click();

    await page.getByRole("button", { name: "Delete acme" }).click();
    const erase = page.getByRole("button", { name: "Delete for good" });
    assert.equal(await erase.getAttribute("aria-disabled"), "true");
    await page.getByLabel("Name of the tenant").fill("acme");
    await erase.click();
    await page.getByText("The tenant is being deleted").waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.equal(await page.evaluate((token) => Object.values(localStorage).concat(Object.values(sessionStorage)).some((text) => text.includes(token)), operatorToken), false);
    await page.close();
  });

  for (const [theme, options] of Object.entries(themes)) {
    test(`axe finds nothing on the tenants' page in ${theme} colours`, async () => {
      const page = await open({ ...options, reducedMotion: "reduce" });
      assert.deepEqual(await axe(page), [], "list");
      await page.getByRole("button", { name: "Show default" }).click();
      await page.getByText("Webhook tokens").waitFor();
      assert.deepEqual(await axe(page), [], "tenant");
      await page.context().close();
    });
  }

  for (const width of [360, 1440]) {
    test(`nothing of the tenants' page is cut off at ${width} px`, async () => {
      const page = await open({ viewport: { width, height: 900 }, hasTouch: width < 640 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      await shot(page, `tenants-${width}`);
      await page.context().close();
    });
  }
}
