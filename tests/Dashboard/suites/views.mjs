import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, faultsOf, shot } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { eventually } from "../support/wait.mjs";

export function views(world) {
  const saved = async () => (await world().server.call("GET", "/v1/views")).items;

  test("what a page shows is saved by a name, picked, renamed, shared and deleted", async () => {
    const page = await world().tab("webhooks?status=dead&type=a%20b%26c&limit=20&before=ep_00000000000000000000000000000000.9", { reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByLabel("Save this view as").fill("Dead ones");
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByRole("list", { name: "Saved views" }).getByRole("button", { name: "Dead ones", exact: true }).waitFor();
    assert.equal((await saved())[0].query, "status=dead&type=a+b%26c&limit=20", "the filter, not the place in the list");
    assert.deepEqual(await axe(page), []);
    await shot(page, "views-1440");

    await page.goto(`${world().address}/app/webhooks?source=other`);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("button", { name: "Dead ones", exact: true }).click();
    await page.waitForURL(/status=dead/);
    assert.equal(new URL(page.url()).searchParams.get("type"), "a b&c");
    assert.equal(new URL(page.url()).searchParams.get("source"), null);

    await page.getByRole("button", { name: "Dead ones", exact: true }).click();
    await page.getByRole("button", { name: "Rename Dead ones" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Lost ones");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await page.getByRole("button", { name: "Share Lost ones" }).click();
    await page.getByText("Shared", { exact: true }).waitFor();
    assert.deepEqual((await saved()).map(({ name, isShared }) => [name, isShared]), [["Lost ones", true]]);
    await page.getByRole("button", { name: "Delete Lost ones" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await eventually(async () => (await saved()).length === 0, "it is deleted");
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("events and messages have views of their own", async () => {
    await world().server.call("POST", "/v1/views", { name: "Only events", page: "events", query: "type=a", isShared: false });
    const page = await world().tab("messages", {});
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByText("No saved views yet").waitFor();
    await page.goto(`${world().address}/app/events`);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("button", { name: "Only events", exact: true }).click();
    await page.waitForURL(/events\?type=a/);
    await page.context().close();
  });

  test("the queues are shown over time, as a chart and as a table, in every look", async () => {
    await world().endpoint("/queues", "queues.sold");
    await world().publish("queues.sold");
    await eventually(async () => (await world().server.call("GET", "/v1/queues/history")).queues[0].minutes.some(({ completed }) => completed > 0), "a delivery is counted", 60_000);
    const page = await world().tab("admin/queues?minutes=360", {});
    const table = page.getByRole("table", { name: "Waiting" });
    await table.waitFor({ state: "attached" });
    assert.equal(await table.locator("tbody tr").count(), 60, "360 minutes are drawn as 60 parts");
    const faults = await everyLook(page, "queues");
    await page.getByRole("button", { name: "As a table" }).first().click();
    assert.deepEqual([...faults, ...await everyLook(page, "queues-table")], []);
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("what waits is cancelled for all that match", async () => {
    world().receiver.answer("/waits", 500);
    await world().endpoint("/waits", "waits.sold", { retrySchedule: [3_600] });
    await world().publish("waits.sold");
    await world().until("type=waits.sold&status=retrying", 1);
    const page = await world().tab("webhooks?type=waits.sold", {});
    await page.getByRole("button", { name: "All that match" }).click();
    await page.getByLabel("What", { exact: true }).selectOption("cancel");
    await page.getByRole("button", { name: "Cancel: 1 delivery" }).click();
    await world().until("type=waits.sold&status=cancelled", 1);
    await page.context().close();
  });
}
