import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import styles from "./form.module.css";

export const TextInput = (props: InputHTMLAttributes<HTMLInputElement>) => <input {...props} className={`${styles.input} ${props.className ?? ""}`} />;
export const TextArea = (props: TextareaHTMLAttributes<HTMLTextAreaElement>) => <textarea rows={4} {...props} className={`${styles.input} ${styles.area} ${props.className ?? ""}`} />;
export const Select = (props: SelectHTMLAttributes<HTMLSelectElement>) => <select {...props} className={`${styles.input} ${props.className ?? ""}`} />;

interface CheckProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "children"> {
  children: ReactNode;
  hint?: string;
  look?: "switch";
  /** Why it cannot be changed now. It stays reachable, so that the reason can be read. */
  reason?: string | undefined;
}

/** A box with its words; as a switch for what counts at once. */
export const Check = ({ children, hint, look, reason, onChange, ...rest }: CheckProps) => (
  <label className={styles.check} data-tip={reason}>
    <input type="checkbox" role={look} data-look={look} aria-disabled={reason !== undefined || undefined} {...rest} onChange={reason === undefined ? onChange : () => undefined} />
    <span>{children}{hint && <small>{hint}</small>}{reason && <span className="visually-hidden">. {reason}</span>}</span>
  </label>
);

/** What is wrong with the whole form. */
export const FormError = ({ children }: { children: ReactNode }) => (children ? <p className={styles.problem} role="alert">{children}</p> : null);
/** Boxes that belong together. */
export const Group = ({ legend, children }: { legend: string; children: ReactNode }) => <fieldset className={styles.group}><legend>{legend}</legend><Fields>{children}</Fields></fieldset>;
export const Fields = ({ children }: { children: ReactNode }) => <div className={styles.fields}>{children}</div>;
