import { after, before, describe } from "node:test";
import { acts } from "./suites/acts.mjs";
import { detail } from "./suites/detail.mjs";
import { endpoints } from "./suites/endpoints.mjs";
import { list } from "./suites/list.mjs";
import { live } from "./suites/live.mjs";
import { looks } from "./suites/looks.mjs";
import { members } from "./suites/members.mjs";
import { pages } from "./suites/pages.mjs";
import { serving } from "./suites/serving.mjs";
import { settings } from "./suites/settings.mjs";
import { signIn } from "./suites/signIn.mjs";
import { stores, World } from "./support/world.mjs";

for (const store of stores) {
  describe(`Dashboard on ${store}`, () => {
    const it = {};
    before(async () => Object.assign(it, { world: await World.start(store) }), { timeout: 180_000 });
    after(() => it.world?.stop());
    // In this order: the sign-in's tests make the owner, and those after them add to the log.
    for (const suite of [serving, signIn, list, detail, live, looks, acts, endpoints, settings, pages, members]) describe(suite.name, () => suite(() => it.world));
  });
}
