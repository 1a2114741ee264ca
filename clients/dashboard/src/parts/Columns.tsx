import type { ReactNode } from "react";
import styles from "./Columns.module.css";

/** Cards next to each other where there is room. */
export const Columns = ({ children }: { children: ReactNode }) => <div className={styles.columns}>{children}</div>;

/** Things in a row that may wrap, such as buttons. */
export const Line = ({ children, end, tight }: { children: ReactNode; end?: boolean; tight?: boolean }) => <div className={styles.line} data-end={end} data-tight={tight}>{children}</div>;

/** One below the other. */
export const Stack = ({ children }: { children: ReactNode }) => <div className={styles.stack}>{children}</div>;
