import { setTheme, themes } from "../app/theme";
import { leave } from "../auth/leave";
import { sheetAsked } from "../keys/sheet";
import { setShortcuts, shortcutsOn } from "../keys/switch";
import { localZone, setZone } from "../time/zone";
import type { Entry } from "./entry";

/** How things are shown, and the way out. */
export function viewEntries(): readonly Entry[] {
  const isOn = shortcutsOn();
  return [
    ...themes.map(([value, word]): Entry => ({ id: `theme ${value}`, group: "View", title: `Theme: ${word.toLowerCase()}`, words: "colour dark light mode", run: () => setTheme(value) })),
    { id: "zone UTC", group: "View", title: "Times in UTC", words: "zone", run: () => setZone("UTC") },
    { id: "zone local", group: "View", title: `Times in ${localZone()}`, hint: "Where you are", words: "zone local", run: () => setZone("local") },
    { id: "sheet", group: "View", title: "Show the keyboard shortcuts", words: "keys help ?", run: () => sheetAsked.set(true) },
    { id: "keys", group: "View", title: isOn ? "Switch single-key shortcuts off" : "Switch single-key shortcuts on", words: "keyboard", run: () => setShortcuts(!isOn) },
    { id: "out", group: "View", title: "Sign out", words: "log out leave session", run: () => void leave() },
  ];
}
