// The API's page in Chromium against the real server: everything comes from the server itself, and its policy had nothing to refuse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "../Extension/support/server.mjs";
import { launch, shot } from "./support/device.mjs";

const skip = process.env.SERVER_CMD ? false : "no SERVER_CMD";
let server, browser;

before(async () => {
  if (skip) return;
  server = await Server.start(process.env.SERVER_CMD, "");
  browser = await launch();
}, { timeout: 120_000 });

after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the API's page asks no other host and breaks no policy, ${colorScheme}`, { skip }, async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1300, height: 900 } });
    const page = await context.newPage();
    const [elsewhere, refused, errors] = [[], [], []];
    page.on("request", (request) => {
      if (!["data:", "blob:"].includes(new URL(request.url()).protocol) && !request.url().startsWith(`${server.address}/`)) elsewhere.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.exposeFunction("refused", (what) => refused.push(what));
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => window.refused(`${event.violatedDirective} ${event.blockedURI}`)));

    await page.goto(`${server.address}/docs`);
    await page.getByText("What was done to tenants as a whole").first().waitFor({ timeout: 120_000 });
    await shot(page, `docs-${colorScheme}`);
    const send = page.getByRole("button", { name: /test request.*\/v1\/admin\/tenants\/\{name\}\/activity\)/i }).first();
    await send.scrollIntoViewIfNeeded();
    await send.click();
    await page.getByRole("button", { name: /^send/i }).first().click();
    await page.getByText(/\b401\b/).first().waitFor();
    await shot(page, `docs-${colorScheme}-sent`);

    assert.deepEqual({ elsewhere, refused, errors }, { elsewhere: [], refused: [], errors: [] });
    await context.close();
  });
}
