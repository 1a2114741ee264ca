import { cloneElement, useId, type ReactElement } from "react";
import styles from "./form.module.css";

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The input: it gets its id and what describes it from here. */
  children: ReactElement<{ id?: string; "aria-describedby"?: string | undefined; "aria-invalid"?: boolean | undefined }>;
}

/** A label, an input, a hint and what is wrong with it. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, "aria-invalid": error ? true : undefined, "aria-describedby": error || hint ? `${id}-about` : undefined })}
      {(error || hint) && <p id={`${id}-about`} className={error ? styles.error : styles.hint} role={error ? "alert" : undefined}>{error ?? hint}</p>}
    </div>
  );
}
