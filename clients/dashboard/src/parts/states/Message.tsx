import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Message.module.css";

interface Props { icon: LucideIcon; title: string; children?: ReactNode; actions?: ReactNode; tone?: "bad"; role?: "alert" | "status" }

/** What stands where content would. */
export function Message({ icon: Icon, title, children, actions, tone, role = "status" }: Props) {
  return (
    <div className={styles.message} data-tone={tone} role={role}>
      <span className={styles.icon}><Icon aria-hidden /></span>
      <h2>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
