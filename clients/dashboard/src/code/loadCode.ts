import { CodeError } from "./CodeError";
import { lookAt } from "./lookAt";

const waits = [400, 1_200, 3_000];
// As Chromium, Firefox, Safari and Vite say it. What fails otherwise is the code itself.
const isLoading = /dynamically imported module|Importing a module script failed|Unable to preload CSS/;

/** Loads code that is a file of its own: tried again for some seconds, as a network changes and servers restart. */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      if (tries > 0) await restyle();
      return await load();
    } catch (error) {
      if (!isLoading.test(String(error))) throw error;
      const file = /https?:\S+\.(?:js|css)/.exec(String(error))?.[0];
      const state = file === undefined ? "silent" : await lookAt(file);
      if (state === "gone") throw new CodeError("gone");
      const found = state === "there" ? await afresh(load, file!) : undefined;
      if (found !== undefined) return found;
      if (tries === waits.length) throw new CodeError(state === "there" ? "stuck" : "silent");
      await pause(waits[tries]!);
    }
  }
}

/** The file is there by now. A browser may keep that a module failed: by another address it is asked for again. */
async function afresh<T>(load: () => Promise<T>, file: string): Promise<T | undefined> {
  try {
    await restyle();
    return await load().catch((error: unknown) => {
      if (!file.endsWith(".js")) throw error;
      return import(/* @vite-ignore */ `${file}?again=${Date.now()}`) as Promise<T>;
    });
  } catch {
    return undefined;
  }
}

/** Asks again for styles that did not come: Vite asks once, and then holds that they are there. */
const restyle = () => Promise.all([...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].filter(isEmpty).map((failed) => new Promise((done, fail) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: failed.href, onload: done, onerror: () => fail(new Error(`Unable to preload CSS for ${failed.href}`)) });
  failed.replaceWith(link);
})));

// Chromium gives what failed a sheet whose rules must not be read.
function isEmpty({ sheet }: HTMLLinkElement): boolean {
  try { return !sheet?.cssRules.length; } catch { return true; }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds * (0.75 + Math.random() / 2)));
