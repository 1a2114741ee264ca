import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, Problem, seconds } from "../src/api/problem.ts";
import { relativeTime } from "../src/inbox/time.ts";

const now = Date.parse("2026-01-10T12:00:00Z");

const ages: [sentAt: string, words: string][] = [
  ["2026-01-10T12:00:05Z", "just now"],
  ["2026-01-10T11:59:01Z", "just now"],
  ["2026-01-10T11:58:30Z", "1 min ago"],
  ["2026-01-10T09:59:00Z", "2 h ago"],
  ["2026-01-08T11:00:00Z", "2 d ago"],
  ["not a date", ""],
];
for (const [sentAt, words] of ages) {
  test(`${sentAt} is "${words}"`, () => assert.equal(relativeTime(sentAt, now), words));
}

test("Retry-After is seconds or a date", () => {
  assert.equal(seconds("30", now), 30);
  assert.equal(seconds("Sat, 10 Jan 2026 12:00:20 GMT", now), 20);
  assert.equal(seconds("Sat, 10 Jan 2026 11:00:00 GMT", now), 0);
  assert.equal(seconds("soon", now), null);
  assert.equal(seconds(null, now), null);
});

test("waits are short words", () => assert.deepEqual([duration(30), duration(900)], ["30 s", "15 min"]));

test("429 says when to try again", async () => {
  const problem = await Problem.from(new Response('{"code":"rate_limited","title":"Too many requests"}', { status: 429, headers: { "Retry-After": "25" } }));

  assert.deepEqual([problem.code, problem.message, problem.retryAfter], ["rate_limited", "Too many tries. Try again in 25 s.", 25]);
});

test("the server's own words are shown, and a proxy's page is not", async () => {
  const refused = await Problem.from(new Response('{"code":"code_wrong","title":"Wrong code","detail":"That code is not right."}', { status: 400 }));
  const proxy = await Problem.from(new Response("<html>Bad gateway</html>", { status: 502 }));

  assert.equal(refused.message, "That code is not right.");
  assert.equal(proxy.message, "The server answered with status 502.");
});
