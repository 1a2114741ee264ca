import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faultsOf, openPage, shot } from "../support/browser.mjs";
import { everyLook } from "../support/everyLook.mjs";
import { embedder } from "../support/embedder.mjs";
import { eventually } from "../support/wait.mjs";

const consumer = "ann@customer.example";
const png = "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAMklEQVR4AezSsQkAAAgDQXEBN7V0fR0hVSpfsAsEjmRNr/MzzEeBBIYIIikgA6zoAdEBAAD//9oHa74AAAAGSURBVAMAjnYu0RFLVeoAAAAASUVORK5CYII=";
const everything = ["view", "manage_endpoints", "view_secret", "create_attempts"];

export function portal(world) {
  let shop, stranger;
  before(async () => {
    [shop, stranger] = [await embedder(), await embedder()];
    await world().freshly();
    await world().server.call("PUT", "/v1/settings/portal", { name: "Acme webhooks", accent: "#0f766e", frameOrigins: [shop.origin] });
  });
  after(() => { shop?.stop(); stranger?.stop(); });

  const link = async (capabilities = everything) => {
    await world().freshly();
    return world().server.call("POST", "/v1/portal-links", { consumer, capabilities });
  };
  const open = async (capabilities, options = {}) => {
    const context = await world().browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
    const page = await openPage(context, world().address);
    const { url, id } = await link(capabilities);
    await page.goto(url);
    await page.getByRole("heading", { level: 1, name: "Endpoints" }).waitFor();
    return { page, id, context };
  };
  const follow = (page, name) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();

  test("in a frame of another site a customer makes an endpoint and sees what is delivered to it, without a cookie", async () => {
    const context = await world().browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const refused = [];
    page.on("console", (message) => { if (/Content Security Policy|Trusted ?Type/i.test(message.text())) refused.push(message.text()); });
    await page.goto(shop.showing((await link()).url));
    const frame = page.frameLocator("iframe");
    await frame.getByText("Acme webhooks").waitFor();
    await frame.getByText("No endpoints yet").waitFor();
    const address = () => page.frames()[1].evaluate(() => location.href);
    assert.ok(!(await address()).includes("#"), "the code has left the address");

    await frame.getByRole("button", { name: "New endpoint" }).first().click();
    await frame.getByLabel("URL").fill(world().receiver.address("/portal"));
    await frame.getByLabel("Description").fill("Ann's orders");
    await frame.getByRole("button", { name: "Create" }).click();
    await frame.getByText(/^whsec_/).waitFor();
    await frame.getByRole("button", { name: "I have stored it" }).click();
    await frame.getByRole("heading", { level: 1, name: "Ann's orders" }).waitFor();
    const { items } = await world().server.call("GET", "/v1/endpoints?limit=100");
    assert.equal(items.find(({ description }) => description === "Ann's orders")?.owner, consumer);

    await world().broadcast("portal.sold", { exact: 1 });
    await follow(frame, "Deliveries");
    const row = frame.getByRole("table", { name: "Deliveries" }).locator("tbody tr").filter({ hasText: "portal.sold" });
    await row.getByRole("link").click();
    await frame.getByRole("region", { name: "Payload" }).getByText('"exact": 1').waitFor();
    await frame.getByText("Success").first().waitFor();
    await frame.getByRole("button", { name: "Resend" }).click();
    await frame.getByRole("alertdialog").getByRole("button", { name: "Resend" }).click();
    await eventually(() => world().receiver.calls.filter(({ path }) => path === "/portal").length >= 2, "it was sent again");
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(refused, []);
    await context.close();
  });

  test("a page that is not listed shows no portal, and no other page of ours is shown in a frame", async () => {
    const page = await (await world().browser.newContext()).newPage();
    const refused = [];
    page.on("console", (message) => { if (message.text().includes("frame-ancestors")) refused.push(message.text()); });
    await page.goto(stranger.showing((await link()).url));
    await eventually(() => refused.length === 1, "the browser refuses the frame");
    await page.goto(shop.showing(`${world().address}/app/login`));
    await eventually(() => refused.length === 2, "the browser refuses the sign-in in a frame");
    await page.context().close();
  });

  test("what a link does not allow is off, with the reason, and the rest is on", async () => {
    const { page, context } = await open(["view", "create_attempts"]);
    const button = (name) => page.getByRole("button", { name });
    assert.equal(await button(/^New endpoint/).first().getAttribute("aria-disabled"), "true");
    await page.getByRole("table", { name: "Endpoints" }).getByRole("link").first().click();
    await button(/^Send test/).waitFor();
    for (const name of [/^Pause/, /^Delete/, /^Rotate/]) {
      assert.equal(await button(name).getAttribute("aria-disabled"), "true", String(name));
      assert.match(await button(name).innerText(), /This link does not allow it/);
    }
    await button(/^Send test/).click();
    await page.getByRole("region", { name: "Response body" }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await context.close();
  });

  test("a portal closes at once when its link is expired", async () => {
    const { page, id, context } = await open();
    await follow(page, "Deliveries");
    await page.getByText("Live", { exact: true }).waitFor();
    await world().server.call("DELETE", `/v1/portal-links/${id}`);
    await page.getByText("This link has ended").waitFor({ timeout: 10_000 });
    assert.equal(await page.getByRole("table").count(), 0);
    await context.close();
  });

  test("a link opens once, and a reload says what to do", async () => {
    const { url } = await link();
    const page = await openPage(await world().browser.newContext(), world().address);
    await page.goto(url);
    await page.getByRole("heading", { level: 1, name: "Endpoints" }).waitFor();
    await page.reload();
    await page.getByText("Open this page by a link").waitFor();
    await page.goto("about:blank");
    await page.goto(url);
    await page.getByText("This link has ended").waitFor();
    await page.context().close();
  });

  test("a logo that the owner chose stands next to the name, in words for those who do not see it", async () => {
    const settings = await world().tab("settings/portal", {});
    const picture = settings.getByLabel("Picture");
    await picture.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
    await settings.getByRole("button", { name: "Save the logo" }).click();
    await settings.getByText("A logo is a PNG, a JPEG or a WebP").waitFor();
    await picture.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") });
    await settings.getByLabel("In words").fill("A green field");
    await settings.getByRole("button", { name: "Save the logo" }).click();
    await settings.getByRole("img", { name: "A green field" }).waitFor();
    assert.deepEqual(await everyLook(settings, "portal-settings"), []);

    const { page, context } = await open();
    const logo = page.getByRole("banner").getByRole("img", { name: "A green field" });
    await eventually(async () => await logo.evaluate((image) => image.naturalWidth) === 24, "the picture is drawn");
    await shot(page, "portal-logo");
    for (const one of [settings, page]) assert.deepEqual(await faultsOf(one), []);
    await context.close();
    await settings.getByRole("button", { name: "Remove the logo" }).click();
    await settings.getByRole("img", { name: "A green field" }).waitFor({ state: "detached" });
    await settings.context().close();
  });

  test("a member's session of the same browser is not the portal's", async () => {
    const { url } = await link(["view"]);
    const page = await world().tab("endpoints", {});
    await page.getByRole("table", { name: "Endpoints" }).waitFor();
    const portal = await openPage(page.context(), world().address);
    const asked = [];
    portal.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await portal.goto(url);
    await portal.getByRole("table", { name: "Endpoints" }).waitFor();
    assert.equal(await portal.getByRole("table", { name: "Endpoints" }).locator("tbody tr").count(), 1, "Ann's own");
    assert.ok(!asked.includes("/auth/refresh"));
    await page.reload();
    await page.getByText("owner@example.org").or(page.getByRole("table", { name: "Endpoints" })).first().waitFor();
    await portal.getByText(consumer).first().waitFor();
    await page.context().close();
  });

  test("axe finds nothing and nothing is cut off, in the portal and its settings", async () => {
    const { page, context } = await open();
    const faults = [];
    const step = async (name, ready) => { await ready.waitFor(); faults.push(...await everyLook(page, `portal-${name}`)); };
    await step("endpoints", page.getByRole("table", { name: "Endpoints" }));
    await page.getByRole("table", { name: "Endpoints" }).getByRole("link").first().click();
    await step("endpoint", page.getByRole("button", { name: "Send test" }));
    await follow(page, "Deliveries");
    await step("deliveries", page.getByRole("table", { name: "Deliveries" }));
    await page.getByRole("table", { name: "Deliveries" }).getByRole("link").first().click();
    await step("delivery", page.getByRole("region", { name: "Payload" }).first());
    assert.deepEqual(faults, []);
    assert.deepEqual(await faultsOf(page), []);
    await context.close();
  });

  test("a link is made in the settings, shown once, and expired", async () => {
    const page = await world().tab("settings/portal?new=1", {});
    await page.getByRole("textbox", { name: "Customer" }).fill("bob@customer.example");
    await page.getByLabel("Manage endpoints").check();
    await page.getByRole("button", { name: "Create" }).dblclick();
    const shown = await page.getByRole("region", { name: "Secret" }).innerText();
    assert.match(shown, /\/app\/portal#/);
    await page.getByRole("button", { name: "I have stored it" }).click();
    const row = page.getByRole("table", { name: "Portal links" }).locator("tbody tr").filter({ hasText: "bob@customer.example" });
    await row.waitFor();
    assert.equal(await row.count(), 1, "a double click makes one");
    await row.getByRole("button", { name: /^Expire/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Expire" }).click();
    await row.waitFor({ state: "detached" });
    await page.getByLabel("Colour of buttons").fill("#ffff00");
    await page.getByText("Take a darker colour").waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "contrast" }).first().waitFor();
    assert.equal((await world().server.call("GET", "/v1/settings/portal")).accent, "#0f766e");
    await page.getByLabel("Colour of buttons").fill("#1d4ed8");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await eventually(async () => (await world().server.call("GET", "/v1/settings/portal")).accent === "#1d4ed8", "it is saved");
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  });
}
