import { expect, test } from "vitest";
import { placeOf } from "../src/features/deliveries/page";

const ids = ["ep_b.9", "ep_a.9", "ep_b.8", "ep_a.7"];

test.each([
  ["ep_b.9", 1], ["ep_a.9", 2], ["ep_b.8", 3], ["ep_a.7", 4],
  // A row that has left the list since.
  ["ep_a.8", 3], ["ep_c.9", 0], ["ep_a.1", 4],
])("%s stands after %i rows", (cursor, count) => expect(placeOf(ids, cursor)).toBe(count));
