import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, faultsOf, shot } from "../support/browser.mjs";
import { prefixed } from "../support/prefixed.mjs";
import { owner } from "../support/server.mjs";

async function fill(page, { email, password }) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
}

export function signIn(world) {
  const visit = async (path, address = world().address) => {
    const page = await openPage(await world().browser.newContext(), address);
    await page.goto(`${address}${path}`);
    return page;
  };
  const enter = async (page) => { await fill(page, owner); await page.getByRole("button", { name: "Sign in" }).click(); };

  test("the first owner is made with the code that the server printed", async () => {
    const page = await visit("/app/");
    await page.getByRole("heading", { name: "Set up the first owner" }).waitFor();
    await page.getByLabel("Set-up code").fill("0000-0000-0000-0000");
    await fill(page, owner);
    await page.getByRole("button", { name: "Create the owner" }).click();
    await page.getByText("This is not the code").waitFor();
    await page.getByLabel("Set-up code").fill(world().server.setupCode);
    await page.getByRole("button", { name: "Create the owner" }).click();
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("the address that one wanted is opened after the sign-in, to the letter", async () => {
    const wanted = "/app/webhooks?status=dead&source=a%2Bb+c&q=50%25";
    const page = await visit(wanted);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await shot(page, "sign-in");
    await enter(page);
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    const search = new URL(page.url()).searchParams;
    assert.deepEqual([search.get("status"), search.get("source"), search.get("q")], ["dead", "a+b c", "50%"]);
    await page.getByText("Source: a+b c").waitFor();
    await page.close();
  });

  test("the sign-in leads to no other site", async () => {
    for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
      const page = await visit(`/app/login?next=${encodeURIComponent(next)}`);
      await enter(page);
      await page.getByRole("navigation", { name: "Main" }).waitFor();
      assert.equal(new URL(page.url()).origin, world().address);
      await page.close();
    }
  });

  test("a wrong password is said, and the address stays", async () => {
    const page = await visit("/app/login");
    await fill(page, { ...owner, password: "not this one at all" });
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("The e-mail address or the password is wrong.").waitFor();
    assert.equal(await page.getByLabel("E-mail").inputValue(), owner.email);
    await page.close();
  });

  test("over plain http a reload keeps the session", async () => {
    const page = await world().tab("webhooks");
    await page.reload();
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => Object.values(localStorage).concat(Object.values(sessionStorage)).some((text) => text.includes("eyJ"))), false);
    await page.close();
  });

  test("two tabs that renew at once stay signed in, and signing out counts in both", async () => {
    const first = await world().tab("webhooks", {});
    const second = await openPage(first.context(), world().address);
    await second.goto(`${world().address}/app/webhooks`);
    await Promise.all([first.reload(), second.reload(), first.reload().catch(() => undefined)]);
    for (const page of [first, second]) await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    await first.getByRole("button", { name: "Your account" }).click();
    await first.getByRole("button", { name: "Sign out" }).click();
    for (const page of [first, second]) await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await first.context().close();
  });

  test("a session that was ended elsewhere says so, and comes back to the same place", async () => {
    const page = await world().tab("webhooks?status=dead", {});
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    // All that the page asks by itself is answered: what it asks next finds the session ended.
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("region", { name: "Figures" }).getByText("Half within").waitFor();
    await page.route(/\/v1\/|\/sources|\/auth\/refresh/, (route) => route.fulfill({ status: 401, contentType: "application/problem+json", body: '{"code":"unauthorized","title":"no"}' }));
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Success" }).check();
    await page.getByText("Your session has ended").waitFor();
    await page.unroute(/\/v1\/|\/sources|\/auth\/refresh/);
    await enter(page);
    await page.getByRole("button", { name: "Remove Status: dead" }).waitFor();
    await page.close();
  });

  test("behind a proxy that takes a prefix off everything works", async () => {
    const proxy = await prefixed(world().address, "/a/b");
    const page = await visit("/a/b/webhooks?status=dead", proxy.address);
    await enter(page);
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/a/b/app/webhooks");
    await page.reload();
    await page.getByRole("heading", { name: "Deliveries", level: 1 }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
    proxy.stop();
  });
}

