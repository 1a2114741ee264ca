import type { ReactNode } from "react";
import styles from "./Figures.module.css";

/** The numbers that matter, large. */
export const Figures = ({ items }: { items: readonly (readonly [name: string, value: ReactNode, tone?: "bad" | undefined])[] }) => (
  <dl className={styles.figures}>{items.map(([name, value, tone]) => <div key={name} className={styles.figure} data-tone={tone}><dt>{name}</dt><dd>{typeof value === "number" ? value.toLocaleString("en") : value}</dd></div>)}</dl>
);
