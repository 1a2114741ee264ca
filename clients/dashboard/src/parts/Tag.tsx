import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Tag.module.css";

export type Tone = "good" | "warn" | "bad" | "calm" | "mute";

/** A state: always a word and an icon, never the colour alone. */
export function Tag({ tone, icon: Icon, children }: { tone: Tone; icon?: LucideIcon; children: ReactNode }) {
  return <span className={styles.tag} data-tone={tone}>{Icon && <Icon aria-hidden />}{children}</span>;
}
