import { existsSync, mkdirSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { eventually } from "./wait.mjs";

const dist = fileURLToPath(new URL("../../../clients/extension/dist", import.meta.url));
export const extensionId = "odlcmmohgcelkllokfhknpkoelmhkkmk";
const origin = `chrome-extension://${extensionId}`;
const shots = process.env.SCREENSHOTS;

/** A browser with the extension in it. */
export class Browser {
  dialogs = [];

  static async launch() {
    if (!existsSync(dist)) throw new Error("Build clients/extension first.");
    const browser = new Browser();
    browser.profile = await mkdtemp(join(tmpdir(), "extension-profile-"));
    // Without developer mode Chromium keeps an unpacked extension off after its first reload.
    await mkdir(join(browser.profile, "Default"));
    await writeFile(join(browser.profile, "Default", "Preferences"), '{"extensions":{"ui":{"developer_mode":true}}}');
    browser.context = await chromium.launchPersistentContext(browser.profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: false, // The flag below is the headless mode that has extensions.
      viewport: { width: 380, height: 580 },
      args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-features=DisableLoadExtensionCommandLineSwitch",
        `--disable-extensions-except=${dist}`, `--load-extension=${dist}`],
    });
    browser.context.on("page", (page) => browser.#watch(page));
    await browser.worker();
    return browser;
  }

  #watch(page) {
    page.on("dialog", (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("console", (message) => message.type() === "error" && console.error("page:", message.text()));
    page.on("pageerror", (error) => console.error("page:", error));
  }

  async worker() {
    const isOurs = (worker) => worker.url().startsWith(origin);
    return this.context.serviceWorkers().find(isOurs)
      ?? (await this.context.waitForEvent("serviceworker", { predicate: isOurs, timeout: 15_000 }));
  }

  async open(page) {
    const opened = await this.context.newPage();
    await opened.goto(`${origin}/${page}.html`);
    return opened;
  }

  /** Runs in a page of the extension: it has the worker's interfaces and does not vanish when the worker is stopped. */
  async inExtension(job, argument) {
    this.probe = this.probe && !this.probe.isClosed() ? this.probe : await this.open("options");
    return this.probe.evaluate(job, argument);
  }

  stored() {
    return this.inExtension(() => chrome.storage.local.get(null));
  }

  async badge() {
    return this.inExtension(() => chrome.action.getBadgeText({}));
  }

  async desktop() {
    return Object.keys(await this.inExtension(() => chrome.notifications.getAll()));
  }

  clearDesktop() {
    return this.inExtension(async () => {
      for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
    });
  }

  async useServer(address) {
    const options = await this.open("options");
    await options.getByLabel("Server address").fill(address);
    await options.getByRole("button", { name: "Save" }).click();
    await options.getByText("Saved", { exact: true }).waitFor();
    await options.close();
  }

  async signIn(server, email) {
    const popup = await this.open("popup");
    await popup.getByLabel("Work e-mail").fill(email);
    await popup.getByRole("button", { name: "Send the code" }).click();
    await popup.getByLabel("Six-digit code").fill(await server.code(email));
    await popup.getByRole("button", { name: "Sign in" }).click();
    await popup.getByRole("button", { name: "Sign out" }).waitFor();
    await this.isLive(popup);
    return popup;
  }

  async isLive(popup) {
    await popup.getByRole("status").filter({ hasText: "Live" }).waitFor({ timeout: 45_000 });
    await eventually(async () => (await this.stored()).position, "the position is stored");
  }

  async killWorker() {
    const session = await this.context.browser()?.newBrowserCDPSession() ?? await this.context.newCDPSession(this.probe);
    const { targetInfos } = await session.send("Target.getTargets");
    const worker = targetInfos.find(({ type, url }) => type === "service_worker" && url.startsWith(origin));
    if (!worker) return;
    await session.send("Target.closeTarget", { targetId: worker.targetId });
    await eventually(async () => {
      const { targetInfos } = await session.send("Target.getTargets");
      return !targetInfos.some(({ targetId }) => targetId === worker.targetId);
    }, "the worker is gone");
  }

  /** Everything of the extension ends and starts again, as after an update. */
  async reloadExtension() {
    const worker = await this.worker();
    await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    this.probe = null;
    // While it is being reloaded its pages do not exist.
    await eventually(async () => (this.probe = await this.open("options").catch(() => null)), "the extension is back");
  }

  /** Any message starts a stopped worker. */
  wakeWorker() {
    return this.inExtension(() => chrome.runtime.sendMessage({ do: "forgetCode" }));
  }

  async shot(page, name, options = {}) {
    if (!shots) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`), ...options });
  }

  async close() {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true });
  }
}

/** The ids shown in the popup, newest first. */
export function shownIds(popup) {
  return popup.locator("#items > li").evaluateAll((views) => views.map((view) => view.dataset.id));
}
