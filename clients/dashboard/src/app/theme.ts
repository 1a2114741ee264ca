import { storage } from "./storage";
import { createStore, useStore } from "./store";

export const themes = [["system", "As the system"], ["light", "Light"], ["dark", "Dark"]] as const;

const theme = createStore(document.documentElement.dataset.theme ?? "system");

export function setTheme(name: string) {
  theme.set(name);
  storage.set("theme", name === "system" ? null : name);
  if (name === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}

export const useTheme = () => useStore(theme);
