// What a person gets, chosen in the bell, in Chromium against the real server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "../Extension/support/server.mjs";
import { eventually } from "../Extension/support/wait.mjs";
import { bell, Device, launch, shot } from "./support/device.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
const key = "react-preferences-key";
let server, browser, device, page;

before(async () => {
  if (skip) return;
  process.env.API_KEY = key;
  server = await Server.start(process.env.SERVER_CMD, "");
  browser = await launch();
  device = await Device.open(browser, server.address, { colorScheme: "light", locale: "de-AT", timezoneId: "Europe/Vienna" });
  await save("deliveries", { labels: { en: "Deliveries", de: "Lieferungen" }, eventTypes: ["order.shipped"] });
  await save("notices", { labels: { en: "Security" }, eventTypes: ["security.*"], isRequired: true });
  page = await device.signIn(server, "asha@codingninjas.com");
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
});

const save = async (id, category) => {
  const answer = await fetch(`${server.address}/v1/categories/${id}`, {
    method: "PUT", headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" }, body: JSON.stringify(category),
  });
  assert.equal(answer.status, 200);
};

const box = (name) => page.getByRole("checkbox", { name, exact: true });

const open = async () => {
  await bell(page).click();
  await page.getByRole("button", { name: "Choose what you get" }).click();
  await page.getByRole("form", { name: "What you get" }).getByRole("table").waitFor();
};

test("the bell has a box for each of the tenant's categories, in the person's language", { skip }, async () => {
  await open();

  const rows = await page.getByRole("rowheader").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split("\n")[0]), ["Orders and account", "Offers and news", "Lieferungen", "Security"]);
  assert.equal(await box("Lieferungen by E-mail").isChecked(), true);
  assert.equal(await box("Security by E-mail").isDisabled(), true);
  assert.equal(await page.getByRole("checkbox").count(), 4);
  await shot(page, "preferences-light");
});

test("what is chosen by keyboard is saved, and there after a reload", { skip }, async () => {
  await box("Lieferungen by E-mail").focus();
  await page.keyboard.press("Space");
  await page.getByLabel("From").fill("22:00");
  await page.getByLabel("until").fill("06:30");
  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await eventually(async () => (await page.locator(".onb-save [role=status]").innerText()) === "Saved.", "it is saved");

  await page.reload();
  await open();

  assert.equal(await box("Lieferungen by E-mail").isChecked(), false);
  assert.deepEqual(
    [await page.getByLabel("From").inputValue(), await page.getByLabel("until").inputValue(), await page.getByLabel("Time zone").inputValue()],
    ["22:00", "06:30", "Europe/Vienna"]);
});

test("the list comes back, and Escape closes all of it", { skip }, async () => {
  const back = page.getByRole("button", { name: "Back to notifications" });
  assert.equal(await back.getAttribute("aria-expanded"), "true");
  await back.click();
  await page.getByRole("list", { name: "Notifications" }).waitFor();
  await page.keyboard.press("Escape");

  assert.equal(await bell(page).evaluate((view) => view === document.activeElement), true);
});

test("everything fits a narrow window", { skip }, async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open();
  await shot(page, "preferences-narrow");

  const { content, view } = await page.locator(".onb-choose").evaluate((element) => ({ content: element.scrollWidth, view: element.clientWidth }));
  assert.ok(content <= view, `${content} > ${view}`);
});

test("no page complained", { skip }, () => assert.deepEqual(device.errors, []));
