import { useEffect, useRef } from "react";
import { shortcutsOn } from "./switch";
import { registered } from "./registered";

export type Shortcuts = Readonly<Record<string, readonly [what: string, act: (event: KeyboardEvent) => void]>>;

const isTyping = (target: Element) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;
// These have a meaning of their own on what has the focus.
const isPressing = (key: string, target: Element) => key === "Enter" && target.closest("a, button, summary, label, [role=option]") !== null;
// Key code 229: an input method is composing, which not all browsers say by isComposing at its first key.
const isComposing = ({ isComposing, keyCode }: KeyboardEvent) => isComposing || keyCode === 229;

/** Single keys of a page. Off while the user types, composes, holds a modifier, has a dialog open, or has switched them off. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const entry = { list: () => Object.entries(latest.current).map(([key, [what]]) => [key, what] as const) };
    registered.add(entry);
    const press = (event: KeyboardEvent) => {
      if (!shortcutsOn() || event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (event.target instanceof Element && (isTyping(event.target) || isPressing(event.key, event.target))) return;
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
