import styles from "./Skeleton.module.css";

/** Grey lines of the content's size, so that nothing moves when it comes. */
export function Skeleton({ rows = 8, height = 40 }: { rows?: number; height?: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => <div key={index} className={styles.row} style={{ height }}><i style={{ width: `${38 + ((index * 37) % 48)}%` }} /></div>)}
    </div>
  );
}
