import assert from "node:assert/strict";
import { before, test } from "node:test";
import { axe, faultsOf, shot } from "../support/browser.mjs";

const themes = { light: { colorScheme: "light" } };

/** Every other page: its address and what it shows when it is there. */
const all = {
  overview: ["", "Overview"], endpoints: ["endpoints", "Endpoints"], sources: ["sources", "Sources"], inbox: ["inbox", "Inbox"], messages: ["messages", "Messages"], people: ["people", "People"],
  templates: ["templates", "Templates"], template: ["templates/order.created~email~en", "order.created"], providers: ["providers?account=new", "Providers"], activity: ["activity", "Activity"],
  webhooks: ["settings/webhooks", "Webhooks"], members: ["settings/members", "Members"], keys: ["settings/keys?new=1", "API keys"], security: ["settings/security", "Security"],
  queues: ["admin/queues", "Queues"], cluster: ["admin/cluster", "Cluster"],
};

export function pages(world) {
  let endpoint;
  before(async () => (endpoint = await world().endpoint("/looks", "looks.sold", { description: "Looks" })));
  const list = () => ({ ...all, endpoint: [`endpoints/${endpoint.id}`, "Looks"] });
  const ready = async (page, [path, title]) => {
    await page.goto(`${world().address}/app/${path}`);
    await page.getByRole("heading", { level: 1, name: title, includeHidden: true }).waitFor();
    await page.waitForFunction(() => document.querySelector("[aria-label=Loading]") === null);
  };

  for (const [theme, options] of Object.entries(themes)) {
    test(`axe finds nothing in ${theme} colours, on any other page`, async () => {
      const page = await world().tab("activity", { ...options, reducedMotion: "reduce" });
      for (const [name, entry] of Object.entries(list())) {
        await ready(page, entry);
        assert.deepEqual(await axe(page), [], name);
        await shot(page, `${name}-${theme}`);
      }
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });
  }
}
