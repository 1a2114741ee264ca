import { after, before, describe } from "node:test";
import { acts } from "./suites/acts.mjs";
import { code } from "./suites/code.mjs";
import { detail } from "./suites/detail.mjs";
import { endpoints } from "./suites/endpoints.mjs";
import { figures } from "./suites/figures.mjs";
import { limits } from "./suites/limits.mjs";
import { list } from "./suites/list.mjs";
import { live } from "./suites/live.mjs";
import { looks } from "./suites/looks.mjs";
import { members } from "./suites/members.mjs";
import { oddities } from "./suites/oddities.mjs";
import { pages } from "./suites/pages.mjs";
import { palette } from "./suites/palette.mjs";
import { portal } from "./suites/portal.mjs";
import { selection } from "./suites/selection.mjs";
import { serving } from "./suites/serving.mjs";
import { settings } from "./suites/settings.mjs";
import { signIn } from "./suites/signIn.mjs";
import { operators } from "./suites/operators.mjs";
import { people } from "./suites/people.mjs";
import { views } from "./suites/views.mjs";
import { sso } from "./suites/sso.mjs";
import { stores, World } from "./support/world.mjs";

// In this order: the sign-in's tests make the owner, and those after them add to the log. What a page draws does not depend on the store: on
// PostgreSQL those that ask most of it. EVERYWHERE=1: all of them on both. SUITES: only these.
const all = [serving, signIn, list, detail, live, looks, acts, selection, figures, palette, oddities, endpoints, portal, views, settings, pages, members, sso, operators, people, limits, code];
const chosen = process.env.SUITES?.split(" ");
const suites = { sqlite: all, postgres: process.env.EVERYWHERE ? all : [serving, signIn, list, detail, portal, views, limits] };

for (const store of stores) {
  describe(`Dashboard on ${store}`, () => {
    const it = {};
    before(async () => {
      it.world = await World.start(store);
      if (chosen?.includes("signIn") === false) await it.world.server.setUp();
    }, { timeout: 180_000 });
    after(() => it.world?.stop());
    for (const suite of suites[store].filter(({ name }) => chosen?.includes(name) ?? true)) describe(suite.name, () => suite(() => it.world));
  });
}
