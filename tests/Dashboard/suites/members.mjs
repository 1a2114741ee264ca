import assert from "node:assert/strict";
import { test } from "node:test";

export function members(world) {
  test("a session is listed, this one marked, and another one signed out", async () => {
    const other = await world().tab("endpoints");
    const page = await world().tab("settings/security");
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
    world().server.token = undefined;
  });
}
