import assert from "node:assert/strict";
import { test } from "node:test";
import { segments } from "../src/inbox/links.ts";

const links = (message: string) => segments(message).flatMap(({ href }) => href ?? []);

test("http and https become links, the text around them stays", () => {
  assert.deepEqual(segments("See https://example.com/a?b=1, or (http://example.org)."), [
    { text: "See " },
    { text: "https://example.com/a?b=1", href: "https://example.com/a?b=1" },
    { text: ", or (" },
    { text: "http://example.org", href: "http://example.org/" },
    { text: ")." },
  ]);
});

for (const text of [
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x file:///etc/passwd ftp://example.com",
  "https://bank.example@evil.example/",
  "https://",
  "http://[",
]) {
  test(`no link: ${text}`, () => {
    assert.deepEqual(links(text), []);
    assert.equal(segments(text).map((segment) => segment.text).join(""), text);
  });
}

test("a link ends before markup", () => {
  assert.deepEqual(links('https://example.com"><script>'), ["https://example.com/"]);
});
