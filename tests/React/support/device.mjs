import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const shots = process.env.SCREENSHOTS;

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A browser profile of somebody, with tabs. */
export class Device {
  errors = [];

  static async open(browser, address, options = {}) {
    const device = new Device();
    device.address = address;
    device.context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
    return device;
  }

  /** A tab with the demo page, which counts its live connections. */
  async tab() {
    const page = await this.context.newPage();
    page.sockets = 0;
    page.on("websocket", (socket) => {
      if (!socket.url().includes("/socket.io/")) return;
      page.sockets++;
      socket.on("close", () => page.sockets--);
    });
    // A server that is down is no error of the page's, and browsers ask for an icon unasked.
    page.on("console", (message) => {
      const isExpected = /ERR_CONNECTION|WebSocket connection/.test(message.text()) || message.location().url.endsWith("/favicon.ico");
      if (message.type() === "error" && !isExpected) this.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
    await page.addInitScript(() => {
      // What moves without anybody's doing. New notifications push older ones down, which is what they are for.
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { hadRecentInput, sources } of list.getEntries()) {
          const moved = sources.map(({ node }) => node?.nodeType === 1 ? node : node?.parentElement).filter((node) => node?.closest(".onb") && !node.closest("[data-item], .onb-toasts"));
          if (!hadRecentInput) window.shifts.push(...moved.map((node) => node.outerHTML.slice(0, 200)));
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${this.address}/demo`);
    return page;
  }

  async signIn(server, email) {
    const page = await this.tab();
    await page.getByLabel("E-mail", { exact: true }).fill(email);
    await page.getByRole("button", { name: "Send the code" }).click();
    const code = page.getByLabel("Code from the e-mail");
    await code.waitFor();
    await code.fill(await server.code(email));
    await page.getByRole("button", { name: "Sign in" }).click();
    await bell(page).waitFor();
    return page;
  }
}

export const bell = (page) => page.getByRole("button", { name: /^Notifications, / });

/** What the button says to a screen reader, when it says this. */
export const says = (page, words, patience = 20_000) => page.getByRole("button", { name: words }).waitFor({ timeout: patience });

export const dot = (page) => page.locator(".onb-dot").evaluate((view) => getComputedStyle(view).backgroundColor);

export const titles = (page) => page.locator("[data-item] .onb-title").evaluateAll((views) => views.map((view) => view.getAttribute("title")));

export async function shot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: "disabled" });
}
