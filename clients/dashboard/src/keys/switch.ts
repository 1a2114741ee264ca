import { storage } from "../app/storage";
import { createStore, useStore } from "../app/store";

const on = createStore(storage.get("shortcuts") !== "off");

export const shortcutsOn = () => on.get();
export const useShortcutsOn = () => useStore(on);

export function setShortcuts(wanted: boolean) {
  storage.set("shortcuts", wanted ? null : "off");
  on.set(wanted);
}
