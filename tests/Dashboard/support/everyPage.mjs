/**
 * Every page behind the sign-in: its name, its address, and its heading when it is there. The detail pages are of things that this makes.
 * A page that is added to the dashboard belongs here: the test of the navigation says so.
 */
export async function everyPage(world) {
  const endpoint = await world.endpoint("/every", "every.sold", { description: "Every page" });
  await world.publish("every.sold", { text: "every page" });
  const [delivery] = await world.until(`endpoint=${endpoint.id}&status=succeeded`, 1);
  await world.server.call("PUT", "/v1/people/every", { name: "Every Person", addresses: [{ channel: "email", address: "every@example.org" }] });
  // Only a key may address people.
  const { key } = await world.server.call("POST", "/v1/api-keys", { name: "every page" });
  await fetch(`${world.address}/v1/events`, { method: "POST", headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" }, body: JSON.stringify({ type: "order.created", payload: { title: "Order 1042", message: "It is on its way." }, audience: ["email:every@example.org"] }) });
  const message = await world.message();
  return {
    overview: ["", "Overview"], webhooks: ["webhooks?limit=20", "Deliveries"], delivery: [`webhooks/${delivery.id}`, "every.sold"], events: ["events", "Events"], event: [`events/${delivery.eventId}`, "every.sold"],
    endpoints: ["endpoints", "Endpoints"], endpoint: [`endpoints/${endpoint.id}`, "Every page"], replays: ["replays", "Bulk jobs"], sources: ["sources", "Sources"], inbox: ["inbox", "Inbox"],
    messages: ["messages", "Messages"], ...(message ? { message: [`messages/${message.id}`, ""] } : {}), people: ["people", "People"], person: ["people/every", "Every Person"], suppressions: ["suppressions", "Suppressions"],
    templates: ["templates", "Templates"], template: ["templates/order.created~email~en", "order.created"], providers: ["providers", "Providers"], activity: ["activity", "Activity"],
    "settings-webhooks": ["settings/webhooks", "Webhooks"], members: ["settings/members", "Members"], keys: ["settings/keys", "API keys"], security: ["settings/security", "Security"],
    suppressions: ["suppressions", "Suppressions"], sso: ["settings/sso", "Single sign-on"], portal: ["settings/portal", "Portal"], tenants: ["admin/tenants", "Tenants"],
    queues: ["admin/queues", "Queues"], tenants: ["admin/tenants", "Tenants"], cluster: ["admin/cluster", "Cluster"],
  };
}

/** Goes to a page of the table, as a link of the dashboard does, and waits until it has loaded. */
export async function openPageOf(page, [path, title]) {
  await page.evaluate((to) => {
    document.querySelector("h1")?.setAttribute("data-left", "");
    history.pushState(null, "", new URL(to, document.baseURI));
  }, path);
  await page.locator("h1:not([data-left])").and(page.getByRole("heading", { level: 1, includeHidden: true, ...(title ? { name: title } : {}) })).waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector("main [aria-label=Loading], main [aria-busy=true]") === null);
}
