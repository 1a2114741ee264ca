import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { prefixed } from "../support/prefixed.mjs";
import { eventually } from "../support/wait.mjs";
import { rows } from "../support/world.mjs";

/** What is odd in a log: endpoints that are gone, payloads that are not kept or too much, names with any character. */
export function oddities(world) {
  test("the deliveries of a deleted endpoint keep its name, marked, and cannot be sent again", async () => {
    const endpoint = await world().endpoint("/gone", "odd.gone");
    await world().publish("odd.gone");
    const [delivery] = await world().until("type=odd.gone&status=succeeded", 1);
    await world().server.call("DELETE", `/v1/endpoints/${endpoint.id}`);
    const page = await world().tab("webhooks?type=odd.gone");
    await rows(page).first().getByText(`${new URL(endpoint.url).host} (deleted)`).waitFor();
    await rows(page).first().getByRole("link").click();
    const button = page.getByRole("button", { name: /^Resend/ });
    await button.waitFor();
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    assert.match(await button.innerText(), /Its endpoint was deleted/);
    await page.getByText("(deleted)").waitFor();
    await page.keyboard.press("r");
    await page.getByRole("status").getByText("Its endpoint was deleted.").waitFor();
    assert.equal(world().receiver.calls.filter(({ path }) => path === "/gone").length, 1);
    assert.equal((await world().server.call("GET", `/v1/deliveries/${delivery.id}`)).attempts, 1);
    await page.close();
  });

  test("a payload past its retention is said to be no longer kept", async () => {
    await world().endpoint("/ok", "odd.old");
    await world().publish("odd.old");
    const [delivery] = await world().until("type=odd.old&status=succeeded", 1);
    const page = await world().tab("webhooks");
    await page.route(/\/payload$/, (route) => route.fulfill({ status: 410, contentType: "application/problem+json", body: '{"code":"gone","title":"Gone"}' }));
    await page.goto(`${world().address}/app/webhooks/${delivery.id}`);
    await page.getByText("The payload is no longer kept: its retention has passed.").waitFor();
    await page.getByRole("button", { name: "Verify signature" }).click();
    await page.getByText("nothing can be recalculated").waitFor();
    await page.close();
  });

  test("payloads that are large, wide, deep or one line neither block the page nor lose a byte", async () => {
    await world().endpoint("/ok", "odd.large");
    await world().publish("odd.large");
    const [delivery] = await world().until("type=odd.large&status=succeeded", 1);
    const large = {
      "5 MB": `{"items":[${"1234567,".repeat(650_000)}0]}`, "100,000 keys": `{${Array.from({ length: 100_000 }, (_, i) => `"key ${i}":${i}`).join(",")}}`,
      "1,000 levels": `${"[".repeat(1_000)}${"]".repeat(1_000)}`, "a line of 2 MB": JSON.stringify("x".repeat(2 * 1024 * 1024)),
    };
    const page = await world().tab("webhooks");
    let body = "";
    await page.route(/\/payload$/, (route) => route.fulfill({ contentType: "application/json", body }));
    for (const [name, text] of Object.entries(large)) {
      body = text;
      await page.goto(`${world().address}/app/webhooks/${delivery.id}`);
      const view = page.locator("pre[aria-label=Payload]");
      await view.waitFor();
      if (text.length > 64 * 1024) assert.ok((await view.textContent()).length <= 64 * 1024, `${name}: the first part`);
      const rest = page.getByRole("button", { name: "Show the rest" });
      if (await rest.count() > 0) {
        await rest.click();
        await page.waitForFunction((length) => document.querySelector("pre[aria-label=Payload]").textContent.length === length, text.length, { timeout: 60_000 });
      } else {
        assert.equal((await view.textContent()).replace(/\s/g, ""), text, name);
      }
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
    }
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("ids with a slash or a percent sign have their page", async () => {
    const page = await world().tab("people");
    for (const id of ["a/b", "50%", "ü ö", "a?b#c"]) {
      await world().server.call("PUT", `/v1/people/${encodeURIComponent(id)}`, { name: `Odd ${id}` });
      await page.goto(`${world().address}/app/people`);
      await page.getByRole("link", { name: `Odd ${id}` }).click();
      await page.getByRole("heading", { level: 1, name: `Odd ${id}` }).waitFor();
      await page.reload();
      await page.getByRole("heading", { level: 1, name: `Odd ${id}` }).waitFor();
    }
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("what is typed stays while the page reads again in the background", async () => {
    const endpoint = await world().endpoint("/typed", "odd.typed", { description: "Before" });
    const page = await world().tab(`endpoints/${endpoint.id}`, {});
    await page.getByLabel("Description").fill("Typed by me");
    const read = page.waitForResponse((answer) => answer.url().endsWith(`/v1/endpoints/${endpoint.id}`));
    // A tab that is looked at again reads again what has grown old.
    await page.waitForTimeout(5_500);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await read;
    assert.equal(await page.getByLabel("Description").inputValue(), "Typed by me");
    await page.getByRole("button", { name: "Save" }).click();
    await eventually(async () => (await world().server.call("GET", `/v1/endpoints/${endpoint.id}`)).description === "Typed by me", "it is saved");
    await page.context().close();
  });

  test("below a prefix all pages load, a link to one is right, and nothing is asked for outside of it", async () => {
    const proxy = await prefixed(world().address, "/a/b");
    const context = await world().browser.newContext();
    const page = await context.newPage();
    const outside = [];
    page.on("request", (request) => { if (!new URL(request.url()).pathname.startsWith("/a/b/") && !/^(blob|data):/.test(request.url())) outside.push(request.url()); });
    await context.request.post(`${proxy.address}/a/b/auth/login`, { data: { email: "owner@example.org", password: "a long pass phrase of the owner" } });
    for (const [path, title] of [["webhooks", "Deliveries"], ["endpoints", "Endpoints"], ["settings/security", "Security"], ["admin/queues", "Queues"]]) {
      await page.goto(`${proxy.address}/a/b/app/${path}`);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
    }
    await page.goto(`${proxy.address}/a/b/app/webhooks?since=1h`);
    await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); document.addEventListener("copy", () => { window.copied = document.activeElement.value; }); });
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.ok((await page.evaluate(() => window.copied)).startsWith(`${proxy.address}/a/b/app/webhooks?from=`));
    assert.deepEqual(outside, []);
    await context.close();
    proxy.stop();
  });

  for (const [zone, at, utc] of [
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"], ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["Pacific/Kiritimati", "2026-01-01T00:00", "2025-12-31T10:00:00.000Z"], ["Pacific/Pago_Pago", "2026-01-01T00:00", "2026-01-01T11:00:00.000Z"],
  ]) {
    test(`${at} in ${zone} is one moment, also on the nights when the clocks change`, async () => {
      const page = await world().tab("webhooks", { timezoneId: zone });
      await page.getByRole("button", { name: "Any time" }).click();
      await page.getByLabel("To, not included").fill(at);
      await page.getByRole("button", { name: "Apply" }).click();
      await page.waitForURL(/to=/);
      assert.equal(new URL(page.url()).searchParams.get("to"), utc);
      await page.context().close();
    });
  }
}
