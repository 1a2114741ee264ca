import { useEffect, type ReactNode } from "react";
import { announce } from "../app/announce";
import { product } from "../app/product";
import styles from "./PageHeader.module.css";

interface Props {
  title: string;
  /** What a search result of the browser's tabs shows, when the title alone says too little. */
  tab?: string;
  /** Below the title: a word of help, tags. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** The page's head. It names the tab and tells a screen reader that a new page is there. */
export function PageHeader({ title, tab = title, children, actions }: Props) {
  useEffect(() => {
    document.title = `${tab} · ${product.name}`;
    announce(tab);
  }, [tab]);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
