import type { ReactNode } from "react";
import styles from "./Card.module.css";

/** A framed part of a page with its heading. */
export function Card({ title, actions, children, flush }: { title?: string; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={styles.card} aria-label={title}>
      {title && <header className={styles.head}><h2>{title}</h2>{actions && <div className={styles.actions}>{actions}</div>}</header>}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}

/** Names and values, side by side where there is room. */
export const Facts = ({ items }: { items: readonly (readonly [string, ReactNode])[] }) => (
  <dl className={styles.facts}>{items.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
);
