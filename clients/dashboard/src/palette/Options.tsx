import { useEffect, useRef } from "react";
import type { Entry } from "./entry";
import styles from "./Palette.module.css";

interface Props { id: string; entries: readonly Entry[]; active: number; onPoint: (place: number) => void; onChoose: (entry: Entry) => void }

/** The list under the box, by group. An entry that is off says why. */
export function Options({ id, entries, active, onPoint, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => { list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }); }, [active, entries]);
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div ref={list} id={id} role="listbox" aria-label="Results" tabIndex={-1} className={styles.list}>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <p className={styles.group} aria-hidden="true">{group}</p>
          {entries.map((entry, place) => (entry.group !== group ? null : (
            <div key={entry.id} id={`${id}-${place}`} role="option" aria-selected={place === active} aria-disabled={entry.reason !== undefined || undefined} className={styles.option}
              onPointerMove={() => { if (place !== active) onPoint(place); }} onClick={() => onChoose(entry)}>
              <span className={styles.title}>{entry.title}</span>
              {(entry.reason ?? entry.hint) && <span className={styles.hint}>{entry.reason ?? entry.hint}</span>}
            </div>
          )))}
        </div>
      ))}
      {entries.length === 0 && <p className={styles.none}>Nothing found. Ids are pasted whole: dlv_…, evt_…, ep_…, msg_…</p>}
    </div>
  );
}
