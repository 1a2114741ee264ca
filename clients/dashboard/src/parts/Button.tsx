import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "plain" | "main" | "bad" | "quiet";
  small?: boolean;
  icon?: ReactNode;
  /** Being worked on: it keeps its width and takes no second click. */
  busy?: boolean;
  /** Why it cannot be used now. It stays reachable, so that the reason can be read. */
  reason?: string | undefined;
}

export function Button({ look = "plain", small, icon, busy = false, reason, children, className, onClick, type = "button", disabled, ...rest }: ButtonProps) {
  const isOff = busy || disabled || reason !== undefined;
  const classes = [styles.button, styles[look], small && styles.small, children === undefined && styles.square, className].filter(Boolean).join(" ");
  return (
    <button
      type={type} className={classes} aria-disabled={isOff || undefined} aria-busy={busy || undefined} {...(reason ? { "data-tip": reason } : {})} {...rest}
      onClick={(event) => { if (isOff) event.preventDefault(); else onClick?.(event); }}
    >
      {icon}
      {children !== undefined && <span>{children}</span>}
      {reason && <span className="visually-hidden">. {reason}</span>}
    </button>
  );
}
