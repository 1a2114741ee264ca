import type { AnchorHTMLAttributes } from "react";
import styles from "./Button.module.css";

/** Looks like a button and leads to an address outside of the dashboard's pages. */
export const LinkButton = ({ look = "plain", ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: "plain" | "main" }) => <a className={`${styles.button} ${styles[look]}`} {...rest} />;
