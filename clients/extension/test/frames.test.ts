import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFrame } from "../src/live/frames.ts";

const parse = (frame: object) => parseFrame(JSON.stringify(frame));

test("control frames are read", () => {
  assert.deepEqual(parse({ type: "welcome", seq: 7, epoch: "e", unread: 3 }), { kind: "welcome", seq: 7, epoch: "e", unread: 3 });
  assert.deepEqual(parse({ type: "reset", seq: 0, epoch: "e", oldest: 0, unread: 0 }), { kind: "reset", seq: 0, epoch: "e", unread: 0 });
  assert.deepEqual(parse({ type: "resume", since: 4, seq: 7, unread: 1 }), { kind: "resume", seq: 7, unread: 1 });
  assert.deepEqual(parse({ type: "inbox", seq: 7, unread: 2, version: 9 }), { kind: "inbox", seq: 7, unread: 2 });
  assert.deepEqual(parse({ type: "pong" }), { kind: "pong" });
});

for (const type of ["reset", "welcome", "inbox", "pong", "resume"]) {
  test(`an event whose poster called it "${type}" is still an event`, () => {
    assert.equal(parse({ type, id: "evt_1", seq: 5, epoch: "x", unread: 0, sentAt: "" }).kind, "event");
  });
}

for (const junk of ["", "null", "[]", "7", "{", '{"type":"welcome"}', '{"type":"welcome","seq":-1,"epoch":"e"}', '{"type":"welcome","seq":1.5,"epoch":"e"}', '{"id":"a","seq":"1"}']) {
  test(`${junk || "nothing"} is ignored`, () => assert.equal(parseFrame(junk).kind, "unknown"));
}
