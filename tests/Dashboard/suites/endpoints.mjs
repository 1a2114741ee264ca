import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { eventually } from "../support/wait.mjs";

export function endpoints(world) {
  let made;
  before(async () => (made = await world().endpoint("/pages", "pages.sold", { description: "Pages" })));
  const open = (id = made.id) => world().tab(`endpoints/${id}`);
  const shown = (id = made.id) => world().server.call("GET", `/v1/endpoints/${id}`);

  test("an endpoint is made, its secret is shown once, and its page opens", async () => {
    const page = await world().tab("endpoints?new=1");
    await page.getByLabel("URL").fill(world().receiver.address("/made"));
    await page.getByLabel("Description").fill("Made in the browser");
    await page.getByLabel("Event types").fill("made.one\nmade.two");
    await page.getByRole("button", { name: "Create" }).dblclick();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole("button", { name: "I have stored it" }).click();
    await page.getByRole("heading", { name: "Made in the browser" }).waitFor();
    assert.equal(await page.getByText(/^whsec_/).count(), 0);
    const all = (await world().server.call("GET", "/v1/endpoints?limit=100")).items.filter(({ description }) => description === "Made in the browser");
    assert.equal(all.length, 1, "a double click makes one");
    assert.deepEqual(all[0].eventTypes, ["made.one", "made.two"]);
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("what is typed stays when others change the settings, and is not saved over theirs", async () => {
    const page = await open();
    await page.getByLabel("Description").fill("Typed by me");
    await world().server.call("PATCH", `/v1/endpoints/${made.id}`, { description: "Changed by another" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("while you were typing").waitFor();
    assert.equal(await page.getByLabel("Description").inputValue(), "Typed by me");
    assert.match(await page.getByRole("alert").innerText(), /Changed by owner@example\.org/);
    assert.equal((await shown()).description, "Changed by another");
    await page.getByRole("button", { name: "Discard mine and show theirs" }).click();
    assert.equal(await page.getByLabel("Description").inputValue(), "Changed by another");
    await page.getByLabel("Description").fill("Pages");
    await page.getByRole("button", { name: "Save" }).click();
    await eventually(async () => (await shown()).description === "Pages", "it is saved");
    await page.close();
  });

  test("an endpoint is paused and resumed", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
    await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
    assert.equal((await shown()).state, "enabled");
    await page.close();
  });

  test("a test shows the whole answer of the receiver", async () => {
    world().receiver.answer("/pages", 418);
    const page = await open();
    await page.getByRole("button", { name: "Send test" }).click();
    await page.getByRole("region", { name: "Response body" }).getByText("the receiver's words").waitFor();
    await page.getByText("418", { exact: true }).waitFor();
    world().receiver.answer("/pages", 200);
    await page.close();
  });

  test("a replay is counted before it starts", async () => {
    const other = await world().endpoint("/replayed", "replayed.sold");
    await world().publish("replayed.sold");
    await world().until(`endpoint=${other.id}&status=succeeded`, 1);
    const page = await open(other.id);
    await page.getByRole("button", { name: "Replay", exact: true }).click();
    await page.getByLabel("What").selectOption("all");
    await page.getByRole("button", { name: "Count first" }).click();
    await page.getByRole("button", { name: "Deliver 1 again" }).click();
    await eventually(() => world().receiver.calls.filter(({ path }) => path === "/replayed").length === 2, "it comes again");
    await page.close();
  });
}
