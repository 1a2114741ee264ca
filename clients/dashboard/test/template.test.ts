import { expect, test } from "vitest";
import { keyOf, textOf } from "../src/features/templates/key";

test.each(["order.created", "orders/create", "Order Created!", "a~b~c"])("a template of %s has an address that names it", (eventType) => {
  const key = { eventType, channel: "email", language: "de-AT" };
  expect(keyOf(textOf(key))).toEqual(key);
});
