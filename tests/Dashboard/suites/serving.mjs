import assert from "node:assert/strict";
import { test } from "node:test";

const html = { Accept: "text/html,application/xhtml+xml" };

export function serving(world) {
  const get = (path, headers = {}) => fetch(world().address + path, { headers, redirect: "manual" });

  test("the page is not kept, its files are, compressed", async () => {
    const page = await get("/app/webhooks/some-id", html);
    assert.equal(page.headers.get("Cache-Control"), "no-store");
    assert.match(page.headers.get("Content-Security-Policy"), /default-src 'none'.*require-trusted-types-for 'script'/);
    assert.doesNotMatch(page.headers.get("Content-Security-Policy"), /unsafe|\*|data:/);
    const text = await page.text();
    assert.match(text, /<base href="\.\.\/"/);
    const script = await get(`/app/${/assets\/index-[^"]+\.js/.exec(text)[0]}`, { "Accept-Encoding": "br" });
    assert.match(script.headers.get("Cache-Control"), /immutable/);
    assert.equal(script.headers.get("Content-Encoding"), "br");
  });

  test("programs do not get the page for an address that is none", async () => {
    for (const path of ["/app/nothing", "/app/assets/nothing.js", "/app/a/b"]) {
      const answer = await get(path, { Accept: "application/json" });
      assert.equal(answer.status, 404, path);
      assert.equal((await answer.json()).code, "not_found");
    }
  });

  test("a browser that opens a route of the API is sent to its page, a program is not", async () => {
    assert.equal((await get("/webhooks?status=pending&source=github&page=2", html)).headers.get("Location"), "app/webhooks?status=pending&source=github&page=2");
    assert.equal((await get("/webhooks/a%20b", html)).headers.get("Location"), "../app/webhooks/a%20b");
    assert.equal((await get("/admin/queues", html)).headers.get("Location"), "../app/admin/queues");
    assert.equal((await get("/app?status=dead", html)).headers.get("Location"), "app/?status=dead");
    assert.equal((await get("/webhooks")).status, 401);
    assert.equal((await get("/webhooks", { ...html, Authorization: "Bearer x" })).status, 401);
  });
}
