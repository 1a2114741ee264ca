import { expect, test } from "vitest";
import { targetsOf } from "../src/palette/addressOf";
import type { Entry } from "../src/palette/entry";
import { ranked } from "../src/palette/rank";

const base = "https://notify.example/a/b/app/";
const first = (text: string) => targetsOf(text, base)[0]?.to;
const event = "evt_0190b5d2c3d47a0f9c1e2d3b4a596877";

test.each([
  ["dlv_0190b5d2c3d47a0f_42", "webhooks/dlv_0190b5d2c3d47a0f_42"], [` "dlv_0190b5d2c3d47a0f_42", `, "webhooks/dlv_0190b5d2c3d47a0f_42"], ["dlv_0190b5d2", "webhooks?q=dlv_0190b5d2"],
  [event, `events/${event}`], ["evt_0190b5d2", "webhooks?q=evt_0190b5d2"], ["ep_0190b5d2c3d4", "endpoints/ep_0190b5d2c3d4"], ["msg_0190b5d2c3d4", "messages/msg_0190b5d2c3d4"],
  ["ada+test@example.org", "people?address=ada%2Btest%40example.org"], ["https://notify.example/a/b/app/webhooks?status=dead", "webhooks?status=dead"],
])("%s leads to its page", (pasted, to) => expect(first(pasted)).toBe(to));

test.each(["", "pause", "https://elsewhere.example/app/webhooks", "https://notify.example/a/b/app/", "dlv_", "a@b"])("%j is no id", (text) => expect(first(text)).toBeUndefined());

test("entries need every word, and those that begin with it come first", () => {
  const entry = (title: string, words = ""): Entry => ({ id: title, title, words, group: "Pages", run: () => undefined });
  const titles = (typed: string) => ranked([entry("Incoming webhooks"), entry("Members", "invite"), entry("Messages"), entry("Web push")], typed).map(({ title }) => title);
  expect(titles("me")).toEqual(["Members", "Messages"]);
  expect(titles("we")).toEqual(["Web push", "Incoming webhooks"]);
  expect(titles("members invite")).toEqual(["Members"]);
  expect(titles("nothing at all")).toEqual([]);
});
