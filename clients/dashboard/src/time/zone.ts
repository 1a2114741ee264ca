import { storage } from "../app/storage";
import { createStore, useStore } from "../app/store";

export type ZoneChoice = "local" | "UTC" | (string & {});

export const isZone = (name: string) => {
  try { new Intl.DateTimeFormat("en", { timeZone: name }); return true; } catch { return false; }
};

const kept = storage.get("zone");
const choice = createStore<ZoneChoice>(kept !== null && (kept === "local" || isZone(kept)) ? kept : "local");

export function setZone(zone: ZoneChoice) {
  storage.set("zone", zone);
  choice.set(zone);
}

export const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
export const useZoneChoice = () => useStore(choice);

/** The zone that every time on every page is shown in. */
export const useZone = (): string => {
  const zone = useZoneChoice();
  return zone === "local" ? localZone() : zone;
};
