import { useEffect, type ReactNode } from "react";
import { Mark } from "../app/Mark";
import styles from "./Outside.module.css";

/** The frame of pages for those who are not signed in. */
export function Outside({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => { document.title = `${title} · OrleansNotify`; }, [title]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}><Mark />OrleansNotify</p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
