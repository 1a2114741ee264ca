import { Search } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "../code/lazily";
import styles from "./PalettePart.module.css";

const Palette = lazyPart(() => import("./Palette"));

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const modifier = isMac ? "⌘" : "Ctrl";

/** The button of the palette, and its key, which also works while one types: it has a modifier. */
export function PalettePart() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(isMac ? event.metaKey : event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      // Another dialog asks something: that comes first.
      if (!document.querySelector("dialog[open]")) setOpen(true);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button type="button" className={styles.button} aria-keyshortcuts="Control+K Meta+K" aria-haspopup="dialog" onPointerEnter={() => void Palette.preload()} onClick={() => setOpen(true)}>
        <Search aria-hidden /><span>Search or act</span> <kbd>{modifier} K</kbd>
      </button>
      {isOpen && <Suspense><Palette onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
