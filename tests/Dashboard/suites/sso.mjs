import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, faultsOf, openPage, shot } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { startOpenId } from "../support/openid.mjs";

export function sso(world) {
  let provider;
  before(async () => { provider = await startOpenId(); });
  after(async () => {
    provider.stop();
    await world().server.call("DELETE", "/v1/sso-providers/acme").catch(() => undefined);
  });

  // The way to the provider leaves the server on purpose.
  const faults = async (page) => (await faultsOf(page)).filter((fault) => !fault.includes(provider.issuer));
  const visitor = async (path) => {
    const page = await openPage(await world().browser.newContext(), world().address);
    await page.goto(`${world().address}/app/${path}`);
    return page;
  };

  test("an owner adds a provider, learns what to register there, and tests it", async () => {
    const page = await world().tab("settings/sso", {});
    await page.getByRole("button", { name: "New provider" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Id", { exact: true }).fill("acme");
    await dialog.getByLabel("Name", { exact: true }).fill("Acme");
    await dialog.getByLabel("Issuer").fill("http://10.0.0.1");
    await dialog.getByLabel("Client ID").fill(provider.clientId);
    await dialog.getByLabel("Client secret").fill(provider.clientSecret);
    await dialog.getByRole("textbox", { name: "Domains" }).fill("acme.example, acme.test");
    await dialog.getByLabel("People without an invitation").selectOption("viewer");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByRole("alert").getByText("not reachable").waitFor();
    await dialog.getByLabel("Issuer").fill(provider.issuer);
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Acme is saved" }).waitFor();
    assert.equal((await page.getByRole("region", { name: "Redirect URI" }).innerText()).trim(), `${world().address}/auth/sso/acme/callback`);
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Test Acme" }).click();
    await page.getByText("Acme answers as it should: 1 keys").waitFor();
    assert.deepEqual(await faults(page), []);
    await page.close();
  });

  test("a person of the domain signs in by the provider and lands where they wanted to be", async () => {
    const page = await visitor("webhooks?status=dead");
    await page.getByLabel("E-mail").fill("Ann@acme.example");
    await page.getByText("Addresses of acme.example sign in with Acme.").waitFor();
    await shot(page, "sso-sign-in");
    assert.deepEqual(await axe(page), []);
    await page.getByRole("link", { name: "Sign in with Acme" }).click();
    await page.getByRole("link", { name: "Continue as Ann" }).click();
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    assert.equal(new URL(page.url()).search, "?status=dead");
    await page.getByRole("button", { name: "Your account" }).click();
    await page.getByText("viewer of default").waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    assert.deepEqual(await faults(page), []);
    await page.context().close();
  });

  test("a person whom the provider has not verified is refused in words", async () => {
    provider.person.email_verified = false;
    const page = await visitor("login");
    await page.getByRole("link", { name: "Sign in with Acme" }).click();
    await page.getByRole("link", { name: "Continue as Ann" }).click();
    await page.getByRole("alert").getByText("has not verified your address").waitFor();
    provider.person.email_verified = true;
    await page.context().close();
  });

  test("axe finds nothing and nothing is cut off, on the providers' page and in its dialog", async () => {
    const page = await world().tab("settings/sso", {});
    await page.getByRole("table", { name: "Providers" }).waitFor();
    const faults = await everyLook(page, "sso");
    await page.getByRole("button", { name: "Edit Acme" }).click();
    await page.getByRole("dialog").getByLabel("Issuer").waitFor();
    assert.deepEqual([...faults, ...await everyLook(page, "sso-edit")], []);
    await page.context().close();
  });
}
