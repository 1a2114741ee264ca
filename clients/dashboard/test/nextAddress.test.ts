import { expect, test } from "vitest";
import { nextAddress } from "../src/auth/nextAddress";

test.each([["/webhooks?status=dead&source=a%26b", "webhooks?status=dead&source=a%26b"], ["/webhooks/dlv_1", "webhooks/dlv_1"], ["/", ""]])("%s is gone on to", (given, there) => {
  expect(nextAddress(given)).toBe(there);
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "/\tevil", "/login?next=/login", "webhooks", undefined])("%s is not", (given) => {
  expect(nextAddress(given)).toBe("");
});
