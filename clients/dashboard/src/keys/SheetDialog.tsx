import { Dialog } from "../parts/Dialog";
import styles from "./ShortcutSheet.module.css";
import { setShortcuts, useShortcutsOn } from "./switch";
import { Check } from "../parts/form/inputs";

const words: Readonly<Record<string, string>> = { X: "Shift x", Escape: "Esc" };

/** What the keys of the page do, and a way to switch them off. */
export default function SheetDialog({ keys, onClose }: { keys: readonly (readonly [string, string])[]; onClose: () => void }) {
  const isOn = useShortcutsOn();
  return (
    <Dialog title="Keyboard shortcuts" narrow onClose={onClose}>
      <dl className={styles.sheet}>
        {keys.map(([key, what]) => <div key={key}><dt><kbd>{words[key] ?? key}</kbd></dt><dd>{what}</dd></div>)}
        <div><dt><kbd>Ctrl K</kbd></dt><dd>Search or act, also while you type</dd></div>
      </dl>
      <Check look="switch" checked={isOn} onChange={({ target }) => setShortcuts(target.checked)} hint="Ctrl K stays. The same switch is in the menu of the time zone, on top of the page.">Single-key shortcuts</Check>
    </Dialog>
  );
}
