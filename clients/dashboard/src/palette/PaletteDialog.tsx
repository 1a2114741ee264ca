import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Entry } from "./entry";
import { Options } from "./Options";
import styles from "./Palette.module.css";
import { useEntries } from "./useEntries";

/** A combobox over a list: the focus stays in the box, arrows move through the list, Enter does it, Escape leaves. */
export function PaletteDialog({ onClose, onBulk }: { onClose: () => void; onBulk: () => void }) {
  const view = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState(0);
  const entries = useEntries({ typed, onBulk });
  const active = Math.min(place, entries.length - 1);
  useEffect(() => {
    const before = document.activeElement;
    view.current!.showModal();
    view.current!.querySelector("input")!.focus();
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true }); };
  }, []);
  const choose = ({ reason, run, id: chosen }: Entry) => {
    if (reason !== undefined) return;
    // Closed first: what it opens gets the focus.
    view.current?.close();
    if (chosen !== "again") onClose();
    run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: entries.length - 1, PageDown: active + 8, PageUp: active - 8 }[event.key];
    const isWithinText = (event.key === "Home" || event.key === "End") && typed !== "";
    if (to !== undefined && !isWithinText && entries.length > 0) {
      event.preventDefault();
      const isWrapping = event.key.startsWith("Arrow");
      setPlace(isWrapping ? (to + entries.length) % entries.length : Math.max(0, Math.min(entries.length - 1, to)));
    } else if (event.key === "Enter" && entries[active]) {
      event.preventDefault();
      choose(entries[active]);
    }
  };
  const found = entries.length === 0 ? "Nothing found" : `${entries.length} ${entries.length === 1 ? "result" : "results"}`;
  return (
    <dialog ref={view} className={styles.palette} aria-label="Search or act" onCancel={(event) => { event.preventDefault(); onClose(); }} onPointerDown={({ target, currentTarget }) => { if (target === currentTarget) onClose(); }}>
      <div className={styles.inner}>
        <input className={styles.input} type="text" role="combobox" aria-expanded="true" aria-controls={id} aria-autocomplete="list" aria-label="A page, an act, or an id" aria-activedescendant={entries[active] ? `${id}-${active}` : undefined}
          placeholder="A page, an act, or a pasted id, host or e-mail address" autoComplete="off" spellCheck={false} maxLength={400} value={typed} onChange={({ target }) => { setTyped(target.value); setPlace(0); }} onKeyDown={press} />
        <Options id={id} entries={entries} active={active} onPoint={setPlace} onChoose={choose} />
        <p role="status" className="visually-hidden">{found}</p>
        <p className={styles.foot} aria-hidden="true"><kbd>↑</kbd><kbd>↓</kbd> to move <kbd>Enter</kbd> to do it <kbd>Esc</kbd> to leave</p>
      </div>
    </dialog>
  );
}
