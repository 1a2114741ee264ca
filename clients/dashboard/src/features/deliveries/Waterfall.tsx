import { duration } from "../../time/relative";
import type { Spans } from "./types";
import { waterfall } from "./waterfall";
import styles from "./Waterfall.module.css";

/** Where the time of an attempt went: a bar for each phase, with its number. */
export function Waterfall({ spans }: { spans: Spans }) {
  const percent = (part: number) => `${((part / (spans.total || 1)) * 100).toFixed(2)}%`;
  return (
    <table className={styles.waterfall} aria-label="Where the time went">
      <tbody>
        {waterfall(spans).map(({ name, start, length }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.lane}><span data-phase={name} style={{ marginInlineStart: percent(start), width: percent(length) }} /></td>
            <td className={styles.length}>{duration(length)}</td>
          </tr>
        ))}
        <tr className={styles.total}><th scope="row">Total</th><td /><td className={styles.length}>{duration(spans.total)}</td></tr>
      </tbody>
    </table>
  );
}
