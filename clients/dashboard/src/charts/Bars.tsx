import { useState } from "react";
import { absolute } from "../time/format";
import { useZone } from "../time/zone";
import styles from "./Bars.module.css";

export interface Bucket { at: string; good: number; bad: number }

const heights = { small: 38, usual: 64 };

/** How many succeeded and failed over time; as a table at one click, which is also what a screen reader gets. A small one, above what it is about, has its table only then. */
export function Bars({ label, buckets, small = false }: { label: string; buckets: readonly Bucket[]; small?: boolean }) {
  const zone = useZone();
  const [isTable, setTable] = useState(false);
  const height = heights[small ? "small" : "usual"];
  const most = Math.max(1, ...buckets.map(({ good, bad }) => good + bad));
  const at = (bucket: Bucket) => absolute(new Date(bucket.at), zone, { seconds: false });
  const text = (bucket: Bucket) => `${at(bucket)}: ${bucket.good} succeeded, ${bucket.bad} failed`;
  return (
    <figure className={styles.figure}>
      <div className={styles.plot} data-small={small || undefined} aria-hidden="true" hidden={isTable}>
        {buckets.map((bucket) => (
          <div key={bucket.at} className={styles.slot} data-tip={text(bucket)}>
            <i className={styles.bad} style={{ height: (bucket.bad / most) * height }} />
            <i className={styles.good} style={{ height: (bucket.good / most) * height }} />
          </div>
        ))}
      </div>
      {(isTable || !small) && (
        <div className={isTable ? styles.scroll : "visually-hidden"} {...(isTable ? { tabIndex: 0, role: "region", "aria-label": label } : {})}>
          <table className={styles.table}>
            <caption className="visually-hidden">{label}</caption>
            <thead><tr><th scope="col">Time</th><th scope="col">Succeeded</th><th scope="col">Failed</th></tr></thead>
            <tbody>{buckets.map((bucket) => <tr key={bucket.at}><td>{at(bucket)}</td><td>{bucket.good}</td><td>{bucket.bad}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      <figcaption className={styles.caption}>{label}. <button type="button" className={styles.link} onClick={() => setTable(!isTable)}>{isTable ? "As a chart" : "As a table"}</button></figcaption>
    </figure>
  );
}
