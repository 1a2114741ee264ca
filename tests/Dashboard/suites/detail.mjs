import assert from "node:assert/strict";
import { before, test } from "node:test";
import { readFileSync } from "node:fs";
import { axe, faultsOf } from "../support/browser.mjs";
import { rows } from "../support/world.mjs";

const exact = '{"big":9007199254740993,"one":1.0,"huge":1e400,"zero":-0,"twice":1,"twice":2,"text":"caf\\u00e9"}';

export function detail(world) {
  let dead;
  before(async () => {
    await world().endpoint("/exact", "shop.exact");
    [dead] = await world().until("status=dead", 1);
    await world().server.call("POST", "/v1/events", undefined, `{"type":"shop.exact","payload":${exact}}`);
    await world().until("type=shop.exact&status=succeeded", 1);
  });

  const open = async (query) => {
    const [delivery] = await world().until(query, 1);
    return world().tab(`webhooks/${delivery.id}`);
  };

  test("the payload's numbers, escapes and repeated names are shown as they were sent, and downloaded byte for byte", async () => {
    const page = await open("type=shop.exact");
    const payload = page.locator("pre[aria-label=Payload]");
    await payload.waitFor();
    for (const part of ["9007199254740993", "1.0", "1e400", "-0", "caf\\u00e9"]) assert.ok((await payload.innerText()).includes(part), part);
    assert.equal((await payload.innerText()).match(/"twice"/g).length, 2);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download payload" }).click()]);
    assert.equal(readFileSync(await download.path(), "utf8"), exact);
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("each attempt says what came back, how long it took and where the time went", async () => {
    const page = await open("status=dead");
    await page.getByText(/Attempt 1: 503 in/).waitFor();
    await page.getByRole("table", { name: "Where the time went" }).last().getByText("Total").waitFor();
    await page.getByText("the receiver's words").last().waitFor();
    await page.close();
  });

  test("a delivery under way cannot be sent again, and says why", async () => {
    const page = await open("status=retrying");
    const button = page.getByRole("button", { name: /^Resend/ });
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    assert.match(await button.innerText(), /still being delivered/);
    await page.close();
  });

  test("a dead letter is sent again once, however often the button is clicked, and its state follows", async () => {
    world().receiver.answer("/broken", 200);
    const calls = () => world().receiver.calls.filter(({ path }) => path === "/broken").length;
    const before = calls();
    const page = await world().tab(`webhooks/${dead.id}`);
    await page.getByRole("button", { name: /^Resend/ }).dblclick();
    await page.getByRole("main").getByText("Success", { exact: true }).first().waitFor();
    assert.equal(calls(), before + 1);
    await page.close();
  });

  test("what was delivered asks before it is sent again", async () => {
    const page = await open("status=succeeded&type=shop.exact");
    await page.getByRole("button", { name: /^Resend/ }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText("It was delivered already").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.equal(world().receiver.calls.filter(({ path }) => path === "/exact").length, 1);
    await page.close();
  });

  test("next and previous walk the filtered list", async () => {
    const page = await world().tab("webhooks?status=succeeded&type=shop.sold&limit=20");
    await rows(page).first().waitFor();
    const ids = await rows(page).evaluateAll((views) => views.map((view) => view.dataset.key));
    await rows(page).first().getByRole("link").click();
    const next = page.getByRole("button", { name: "Next delivery" });
    for (const id of ids.slice(1, 4)) {
      await next.click();
      await page.waitForURL(new RegExp(id));
    }
    await page.keyboard.press("k");
    await page.waitForURL(new RegExp(ids[2]));
    assert.match(page.url(), /status=succeeded&type=shop.sold/);
    await page.close();
  });

  test("next goes on past the end of the page that was shown", async () => {
    const page = await world().tab("webhooks?type=shop.sold&limit=20");
    await rows(page).nth(19).getByRole("link").click();
    const last = page.url();
    await page.getByRole("button", { name: "Next delivery" }).click();
    await page.waitForFunction((address) => location.href !== address, last);
    await page.getByRole("heading", { name: "shop.sold" }).waitFor();
    await page.close();
  });

  test("a delivery that cannot be loaded says so and is tried again; an unknown one is not found", async () => {
    const [delivery] = await world().until("type=shop.exact", 1);
    const page = await world().tab("webhooks/dlv_none_1");
    await page.getByRole("heading", { name: "Not found" }).waitFor();
    let isBroken = true;
    await page.route(new RegExp(`/v1/deliveries/${delivery.id}$`), (route) => (isBroken ? route.fulfill({ status: 418, contentType: "application/problem+json", body: '{"code":"broken","title":"Broken for a test."}' }) : route.continue()));
    await page.goto(`${world().address}/app/webhooks/${delivery.id}`);
    await page.getByText("Broken for a test.").waitFor();
    isBroken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "shop.exact" }).waitFor();
    await page.close();
  });

  test("a large payload shows its first 64 KB at once and the rest when asked", async () => {
    const [delivery] = await world().until("type=shop.exact", 1);
    const page = await world().tab("webhooks");
    const large = `{"items":[${"1234567,".repeat(640_000)}0],"deep":${"[".repeat(1000)}${"]".repeat(1000)}}`;
    await page.route(/\/payload$/, (route) => route.fulfill({ contentType: "application/json", body: large }));
    await page.goto(`${world().address}/app/webhooks/${delivery.id}`);
    const payload = page.locator("pre[aria-label=Payload]");
    await payload.waitFor();
    assert.equal((await payload.textContent()).length, 64 * 1024);
    await page.getByRole("button", { name: "Show the rest" }).click();
    await page.waitForFunction((length) => document.querySelector("pre[aria-label=Payload]").textContent.length === length, large.length);
    await page.close();
  });

  test("two attempts are compared part by part, in signs and in words", async () => {
    world().receiver.answer("/compared", 500);
    await world().endpoint("/compared", "shop.compared", { retrySchedule: [0.1] });
    await world().publish("shop.compared");
    const [failed] = await world().until("type=shop.compared&status=dead", 1);
    world().receiver.answer("/compared", 200);
    await world().server.call("POST", `/v1/deliveries/${failed.id}/resend`);
    const page = await open("type=shop.compared&status=succeeded");
    await page.getByRole("button", { name: "Compare" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare attempts" });
    await dialog.getByText(/They differ in: .*response status/).waitFor();
    assert.match(await dialog.getByRole("region", { name: "Response status, compared" }).innerText(), /Only in attempt 2:\s*500\s+\+\s*Only in attempt 3:\s*200/);
    await dialog.getByRole("heading", { name: "Response body the same" }).waitFor();
    assert.deepEqual(await axe(page), []);
    await dialog.getByLabel("With this one").selectOption({ label: "Attempt 2 (500)" });
    await dialog.getByText("They are the same in all that is kept.").waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("an attempt's signature is recalculated in the browser, and what breaks a verification is named", async () => {
    const { secret } = await world().endpoint("/signed", "shop.signed");
    await world().publish("shop.signed", { number: 1.5 });
    const page = await open("type=shop.signed&status=succeeded");
    const call = world().receiver.calls.find(({ path }) => path === "/signed");
    const asked = [];
    page.on("request", (request) => asked.push(`${request.url()} ${request.postData()}`));
    await page.getByRole("button", { name: "Verify signature" }).click();
    const dialog = page.getByRole("dialog", { name: "Verify attempt 1" });
    await dialog.getByLabel("The endpoint's secret").fill(secret);
    await dialog.getByLabel("webhook-signature").fill(call.headers["webhook-signature"]);
    await dialog.getByText("The signature is right.").waitFor();
    assert.equal(await dialog.getByRole("region", { name: "The signature of this attempt", exact: true }).innerText(), call.headers["webhook-signature"]);
    await dialog.getByLabel("The body that your code verified").fill(`{ "number": 1.5 }`);
    await dialog.getByText("It breaks at: Body.").waitFor();
    await dialog.getByText("parsed and written again").waitFor();
    await dialog.getByLabel("webhook-id").fill((await world().deliveries("type=shop.signed"))[0].id);
    await dialog.getByText("It breaks at: webhook-id, Body.").waitFor();
    await dialog.getByLabel("Verify in your language").selectOption("Ruby");
    await dialog.getByText("OpenSSL.secure_compare").waitFor();
    assert.deepEqual(await axe(page), []);
    assert.ok(asked.every((text) => !text.includes(secret) && !text.includes(encodeURIComponent(secret))), "the secret stays in the page");
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });

  test("the command line of an attempt holds its headers and the exact body", async () => {
    const page = await open("type=shop.exact");
    await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); document.addEventListener("copy", () => { window.copied = document.activeElement.value; }); });
    await page.getByRole("button", { name: "Copy as curl" }).last().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const line = await page.evaluate(() => window.copied);
    assert.match(line, /^curl 'http:\/\/127\.0\.0\.1:\d+\/exact'/);
    assert.ok(line.includes(exact.slice(0, 30)));
    await page.close();
  });
}
