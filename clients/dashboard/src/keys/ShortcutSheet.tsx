import { useState } from "react";
import { Dialog } from "../parts/Dialog";
import { registered } from "./registered";
import styles from "./ShortcutSheet.module.css";
import { useShortcuts } from "./useShortcuts";

/** Press ? for what the keys of this page do. */
export function ShortcutSheet() {
  const [keys, setKeys] = useState<(readonly [string, string])[] | null>(null);
  useShortcuts({ "?": ["This list", () => setKeys([...registered].flatMap(({ list }) => list()))] });
  if (keys === null) return null;
  return (
    <Dialog title="Keyboard shortcuts" narrow onClose={() => setKeys(null)}>
      <dl className={styles.sheet}>{keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      <p className="soft">Switch them off in the menu of the time zone, on top of the page.</p>
    </Dialog>
  );
}
