import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAddress, originPattern, socketAddress } from "../src/server/address.ts";

const good: [typed: string, address: string][] = [
  ["http://localhost:3000", "http://localhost:3000"],
  [" https://Notify.Example.com/ ", "https://notify.example.com"],
  ["http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
  ["https://10.0.0.5:8443", "https://10.0.0.5:8443"],
];
for (const [typed, address] of good) {
  test(`"${typed}" is taken`, () => assert.deepEqual(checkAddress(typed), { address }));
}

for (const typed of ["", "notify.example.com", "ftp://example.com", "javascript:alert(1)", "http://example.com", "http://localhost.evil.example",
  "https://user:secret@example.com", "https://example.com/path", "https://example.com/?a=b", "https://", "https://exa mple.com"]) {
  test(`"${typed}" is refused`, () => assert.ok("problem" in checkAddress(typed)));
}

test("Chrome is asked for one host only", () => {
  assert.equal(originPattern("https://notify.example.com:8443"), "https://notify.example.com/*");
});

test("the socket's address carries the position only if there is one", () => {
  assert.equal(socketAddress("https://a.example", "t", null), "wss://a.example/ws?token=t");
  assert.equal(socketAddress("http://localhost:3000", "t", { seq: 5, epoch: "a b" }), "ws://localhost:3000/ws?token=t&since=5&epoch=a+b");
});
