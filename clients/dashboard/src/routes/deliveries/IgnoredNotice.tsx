import styles from "./FilterBar.module.css";

/** Says which parts of the address are left out, as an old or mistyped link may have them. */
export const IgnoredNotice = ({ ignored }: { ignored: readonly string[] }) => (
  ignored.length === 0 ? null : <p className={styles.notice} role="status">Left out of the filter, as it is not known here: {ignored.map((part) => <code key={part}>{part}</code>)}</p>
);
