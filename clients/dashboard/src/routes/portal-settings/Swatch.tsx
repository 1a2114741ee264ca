import styles from "./Swatch.module.css";

/** How a button of the portal looks. */
export const Swatch = ({ colour }: { colour: string }) => <p className={styles.line}><span className={styles.swatch} style={{ background: colour }} aria-hidden="true">Resend</span><span className="soft">A button of the portal</span></p>;
