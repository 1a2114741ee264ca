import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { everyPage, openPageOf } from "../support/everyPage.mjs";

// What only reads, or changes what this reader sees. Every other button of a page is an act.
const reading = [
  /^(Copy|Export|CSV|PDF|Download|Show|As a|As sent|Formatted|Verify signature|Compare|Clear|Previous|Next|Refresh|Try again|Cancel|Close|Pause live|Resume live|Search|Select|Success|Pending|Retry\b|Permanently failed|Cancelled|Status|Source|Event type|Endpoint|Any time|Last |Remove )/i,
  /^(Mark|Dismiss|All of|Unread|Preview|More|Load|Views$)/i,
  // One's own account.
  /^(Add a passkey|Change|Set up|Switch off|Sign out|New recovery codes|Save the password|Turn)/i,
];

/** Every page: nothing that axe finds, nothing cut off, nothing that a viewer may do but should not, or should see but does not. */
export function pages(world) {
  let all;
  before(async () => (all = await everyPage(world())), { timeout: 120_000 });

  test("the table of these tests has every page of the navigation", async () => {
    const page = await world().tab("");
    const links = await page.getByRole("navigation", { name: "Main" }).getByRole("link").evaluateAll((views) => views.map(({ pathname }) => pathname.replace(/^\/app\//, "")));
    const known = Object.values(all).map(([path]) => path.split("?")[0]);
    assert.deepEqual(links.filter((path) => !known.includes(path)), []);
    await page.close();
  });

  test("axe finds nothing and nothing is cut off, on every page in five looks", async () => {
    const page = await world().tab("activity?limit=1", {});
    const faults = [];
    for (const [name, entry] of Object.entries(all)) {
      await openPageOf(page, entry);
      faults.push(...await everyLook(page, name));
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });

  test("a viewer sees every act of every page, off and with its reason, or which role the page needs", async () => {
    const [owner, viewer] = [await world().tab("activity?limit=1", {}), await world().tabAs("viewer", "activity?limit=1")];
    const acts = (page) => page.locator("main").getByRole("button").or(page.locator("main").getByRole("switch")).evaluateAll((views) => views.map((view) => ({
      name: (view.getAttribute("aria-label") ?? view.closest("label")?.innerText ?? view.querySelector("span:not(.visually-hidden)")?.innerText ?? view.innerText).split("\n")[0].trim(),
      isOff: view.getAttribute("aria-disabled") === "true" || view.disabled, text: (view.closest("label") ?? view).textContent,
    })));
    const isAct = ({ name }) => name !== "" && !reading.some((one) => one.test(name));
    const faults = [];
    for (const [page, entry] of Object.entries(all)) {
      await Promise.all([openPageOf(owner, entry), openPageOf(viewer, entry)]);
      const isPartly = await viewer.getByText("Not for your role").count() > 0;
      const [owners, viewers] = [(await acts(owner)).filter(isAct), (await acts(viewer)).filter(isAct)];
      for (const { name } of owners) if (!isPartly && !viewers.some((act) => act.name === name)) faults.push(`${page}: "${name}" is hidden`);
      for (const { name, isOff, text } of viewers) if (!isOff || !/role|viewer/.test(text)) faults.push(`${page}: "${name}" is ${isOff ? "off without the role as its reason" : "on"}`);
    }
    assert.deepEqual([...new Set(faults)], []);
    for (const page of [owner, viewer]) { assert.deepEqual(await faultsOf(page), []); await page.context().close(); }
  });
}
