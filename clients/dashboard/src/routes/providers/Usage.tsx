import { CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { levelOf, type Level } from "../../features/providers/spending";
import { Tag } from "../../parts/Tag";
import styles from "./Usage.module.css";

const looks = { free: ["good", CircleCheck], low: ["warn", TriangleAlert], spent: ["bad", OctagonX] } as const;

interface Props {
  label: string;
  /** "20.10 of 25.00 EUR this month" */
  children: ReactNode;
  /** 0 to 1 and above. */
  share: number;
  /** The part of the share that is only expected. */
  expected?: number;
}

/** How much of a limit is used: in words, with a bar that has a mark where the server warns. */
export function Usage({ label, children, share, expected = 0 }: Props) {
  const level = levelOf(share);
  const shown = Math.min(1, Math.max(0, share));
  const open = Math.min(shown, Math.max(0, expected));
  return (
    <div className={styles.usage}>
      <div className={styles.head}><span className="numbers">{children}</span><LevelTag level={level} share={share} /></div>
      <div className={styles.track} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.floor(shown * 100)} aria-valuetext={`${Math.floor(share * 100)} %`} data-level={level}>
        <i className={styles.part} style={{ width: `${(shown - open) * 100}%` }} />
        <i className={styles.part} data-expected style={{ width: `${open * 100}%` }} />
      </div>
    </div>
  );
}

function LevelTag({ level, share }: { level: Level; share: number }) {
  const [tone, icon] = looks[level];
  return <Tag tone={tone} icon={icon}>{level === "spent" ? "Spent" : `${Math.floor(share * 100)} % used`}</Tag>;
}
