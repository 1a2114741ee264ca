import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../src/live/backoff.ts";

const ceilings: [attempt: number, ceiling: number][] = [[0, 500], [1, 1000], [2, 2000], [5, 16_000], [6, 30_000], [1000, 30_000]];

for (const [attempt, ceiling] of ceilings) {
  test(`attempt ${attempt} waits at most ${ceiling} ms and at least nothing`, () => {
    assert.equal(backoff(attempt, () => 1), ceiling);
    assert.equal(backoff(attempt, () => 0), 0);
    assert.equal(backoff(attempt, () => 0.5), ceiling / 2);
  });
}
