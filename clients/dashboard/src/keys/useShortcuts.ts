import { useEffect, useRef } from "react";
import { shortcutsOn } from "./switch";
import { registered } from "./registered";

export type Shortcuts = Readonly<Record<string, readonly [what: string, act: (event: KeyboardEvent) => void]>>;

const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

/** Single keys of a page. Off while somebody types, composes, holds a modifier, has a dialog open, or has switched them off. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const entry = { list: () => Object.entries(latest.current).map(([key, [what]]) => [key, what] as const) };
    registered.add(entry);
    const press = (event: KeyboardEvent) => {
      if (!shortcutsOn() || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const found = latest.current[event.key];
      if (!found) return;
      event.preventDefault();
      found[1](event);
    };
    document.addEventListener("keydown", press);
    return () => {
      registered.delete(entry);
      document.removeEventListener("keydown", press);
    };
  }, []);
}
