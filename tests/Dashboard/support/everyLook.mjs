import { axe, shot } from "./browser.mjs";

const [desktop, phone] = [{ width: 1440, height: 900 }, { width: 360, height: 740 }];
// The last one is what a tab begins with: what follows on the page is done in it.
const looks = {
  "phone-dark": { viewport: phone, media: { colorScheme: "dark", forcedColors: "none" } },
  "phone-light": { viewport: phone, media: { colorScheme: "light", forcedColors: "none" }, onlyColours: true },
  forced: { viewport: desktop, media: { colorScheme: "dark", forcedColors: "active" }, onlyColours: true },
  dark: { viewport: desktop, media: { colorScheme: "dark", forcedColors: "none" }, onlyColours: true },
  light: { viewport: desktop, media: { colorScheme: "light", forcedColors: "none" } },
};

/** What axe finds on the page that is open, and what of it is cut off, in light, dark and forced colours, on a desktop and a phone. */
export async function everyLook(page, name) {
  const devtools = (page.devtools ??= await page.context().newCDPSession(page));
  const faults = [];
  for (const [look, { viewport, media, onlyColours }] of Object.entries(looks)) {
    await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: viewport === phone, maxTouchPoints: 1 });
    await page.setViewportSize(viewport);
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    const over = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth - document.documentElement.clientWidth)))));
    if (over > 0) faults.push(`${name}, ${look}: ${over} px too wide`);
    faults.push(...(await axe(page, { onlyColours })).map((fault) => `${name}, ${look}: ${fault}`));
    await shot(page, `${name}-${look}`);
  }
  return faults;
}
