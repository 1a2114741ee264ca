import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { operatorToken } from "../support/server.mjs";

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

  test("axe finds nothing and nothing is cut off on the tenants' page and in its dialog", async () => {
    const page = await open({});
    const faults = await everyLook(page, "tenants");
    await page.getByRole("button", { name: "Show default" }).click();
    await page.getByText("Webhook tokens").waitFor();
    assert.deepEqual([...faults, ...await everyLook(page, "tenant")], []);
    await page.context().close();
  });
}
