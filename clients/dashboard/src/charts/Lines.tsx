import { useState } from "react";
import { absolute } from "../time/format";
import { useZone } from "../time/zone";
import styles from "./Lines.module.css";

export interface Line { name: string; values: readonly (number | null)[] }

const height = 64;

/** Numbers over time, each line of its own pattern; as a table at one click, which is also what a screen reader gets. */
export function Lines({ label, at, lines, show = String }: { label: string; at: readonly string[]; lines: readonly Line[]; show?: (value: number) => string }) {
  const zone = useZone();
  const [isTable, setTable] = useState(false);
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const text = (value: number | null | undefined) => (value === null || value === undefined ? "–" : show(value));
  return (
    <figure className={styles.figure}>
      <div hidden={isTable} aria-hidden="true">
        <svg className={styles.plot} viewBox={`0 0 ${Math.max(1, at.length - 1)} ${height}`} preserveAspectRatio="none">
          {lines.map(({ name, values }, index) => <path key={name} d={pathOf(values, most)} data-line={index} />)}
        </svg>
        <p className={styles.legend}>{lines.map(({ name }, index) => <span key={name}><svg viewBox="0 0 24 6"><path d="M0 3H24" data-line={index} /></svg>{name}</span>)}<span className="numbers">highest {show(most)}</span></p>
      </div>
      <table className={isTable ? styles.table : "visually-hidden"}>
        <caption className="visually-hidden">{label}</caption>
        <thead><tr><th scope="col">Time</th>{lines.map(({ name }) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{at.map((time, index) => <tr key={time}><td>{absolute(new Date(time), zone, { seconds: false })}</td>{lines.map(({ name, values }) => <td key={name}>{text(values[index])}</td>)}</tr>)}</tbody>
      </table>
      <figcaption className={styles.caption}>{label}. <button type="button" className={styles.link} onClick={() => setTable(!isTable)}>{isTable ? "As a chart" : "As a table"}</button></figcaption>
    </figure>
  );
}

/** What is not known is a gap. A known value alone is a dot. */
export function pathOf(values: readonly (number | null)[], most: number): string {
  const y = (value: number) => (height - 2 - (value / most) * (height - 4)).toFixed(1);
  return values.map((value, index) => (value === null ? "" : `${(values[index - 1] ?? null) === null ? "M" : "L"}${index} ${y(value)}${(values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null ? "h0.01" : ""}`)).join("");
}
