import assert from "node:assert/strict";
import { test } from "node:test";
import { Replay } from "../src/live/replay.ts";

test("ten missed events are announced one by one", () => {
  assert.equal(Replay.after(100, 110), null);
});

test("eleven may be too many, so they are held", () => {
  const replay = Replay.after(100, 111);

  assert.equal(replay?.covers(111), true);
  assert.equal(replay?.covers(112), false);
  assert.equal(replay?.isOver(110), false);
  assert.equal(replay?.isOver(111), true);
});

test("if most of them were for others, the few are announced one by one", () => {
  assert.equal(new Replay(500).summarise(3), null);
});

test("the summary counts all that came in several parts", () => {
  const replay = new Replay(500);

  assert.equal(replay.summarise(8), null);
  assert.equal(replay.summarise(15), 23);
});

test("a replay without a known end covers everything and is never over by number", () => {
  const replay = new Replay(null);

  assert.equal(replay.covers(1), true);
  assert.equal(replay.isOver(1_000_000), false);
});
