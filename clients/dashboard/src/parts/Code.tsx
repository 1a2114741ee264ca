import styles from "./Code.module.css";
import { CopyButton } from "./CopyButton";

/** Text as it is, to read and to copy. */
export const Code = ({ text, label, tall }: { text: string; label: string; tall?: boolean }) => (
  <div className={styles.frame}>
    <pre className={styles.code} data-tall={tall} tabIndex={0} role="region" aria-label={label}>{text}</pre>
    <div className={styles.copy}><CopyButton text={text} label={`Copy ${label.toLowerCase()}`} /></div>
  </div>
);
