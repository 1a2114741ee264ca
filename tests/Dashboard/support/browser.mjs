import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axeCore from "axe-core";
import { chromium } from "playwright-core";

const shots = process.env.SCREENSHOTS;

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--test-third-party-cookie-phaseout"],
});

/** A tab. What its policy reports, what it asks of other hosts and what it throws is collected: `faults` must be empty. */
export async function openPage(context, address) {
  const page = await context.newPage();
  page.faults = [];
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => { if (/Content Security Policy|Trusted ?Type/i.test(message.text())) page.faults.push(message.text()); });
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("request", (request) => { if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== new URL(address).origin) page.faults.push(`a request to ${request.url()}`); });
  await page.addInitScript(() => {
    window.reports = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.reports.push(`${violatedDirective} ${blockedURI}`));
  });
  return page;
}

export async function faultsOf(page) {
  return [...page.faults, ...(await page.evaluate(() => window.reports).catch(() => []))];
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const colours = ["color-contrast", "link-in-text-block"];

/** What axe finds. `onlyColours`: a page of which all the rest was looked at, in the same layout, in other colours. */
export async function axe(page, { onlyColours = false } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ target, failureSummary }) => ({ target, failureSummary })) }));
  }, onlyColours ? { type: "rule", values: colours } : { type: "tag", values: standards });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary?.split("\n")[1] ?? ""}`).join("; ")}`);
}

export async function shot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: "disabled" });
}
