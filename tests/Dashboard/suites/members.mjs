import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf, openPage } from "../support/browser.mjs";

const password = "a long pass phrase of the viewer";

export function members(world) {
  test("who is invited becomes a viewer, for whom acts are off and say why", async () => {
    const page = await world().tab("settings/members?invite=1", {});
    await page.getByLabel("E-mail").fill("viewer@example.org");
    await page.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
    const link = (await page.getByRole("dialog").getByRole("region", { name: "Link" }).innerText()).trim();

    const invited = await openPage(await world().browser.newContext({ viewport: { width: 1440, height: 900 } }), world().address);
    await invited.goto(link);
    await invited.getByText("viewer@example.org").waitFor();
    assert.ok(!invited.url().includes("#"), "the token leaves the address");
    await invited.getByLabel("Password").fill(password);
    await invited.getByRole("button", { name: "Accept" }).click();
    await invited.getByRole("navigation", { name: "Main" }).waitFor();

    await invited.goto(`${world().address}/app/endpoints`);
    const add = invited.getByRole("button", { name: "New endpoint" }).first();
    await add.waitFor();
    assert.equal(await add.getAttribute("aria-disabled"), "true");
    assert.match(await add.innerText(), /Needs the role admin or owner/);
    await invited.goto(`${world().address}/app/settings/members`);
    await invited.getByText("Not for your role").waitFor();
    await invited.goto(link);
    await invited.reload();
    await invited.getByText("This invitation has expired").waitFor();
    assert.deepEqual(await faultsOf(invited), []);
    await invited.context().close();
    await page.close();
  });

  test("a session is listed, this one marked, and another one signed out", async () => {
    const other = await world().tab("endpoints", {});
    const page = await world().tab("settings/security", {});
    const table = page.getByRole("table", { name: "Sessions" });
    await table.getByText("This one").waitFor();
    const before = await table.getByRole("button", { name: /Sign out/ }).count();
    assert.ok(before > 0);
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
    await page.getByText("Signed out everywhere else").waitFor();
    await other.reload();
    await other.getByRole("heading", { name: "Sign in" }).waitFor();
    await other.context().close();
    await page.context().close();
    await world().signedOut();
  });
}
