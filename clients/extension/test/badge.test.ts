import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeText } from "../src/notify/badgeText.ts";

const cases: [unread: number, text: string][] = [[0, ""], [-1, ""], [1, "1"], [99, "99"], [100, "99+"], [5000, "99+"]];

for (const [unread, text] of cases) {
  test(`${unread} unread shows "${text}"`, () => assert.equal(badgeText(unread), text));
}
