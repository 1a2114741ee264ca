import styles from "./Compare.module.css";
import { countOf, type Line } from "./lines";

const signs = { same: " ", gone: "−", new: "+" } as const;

/** A text diff. What a sign says to the eye, each line says to a screen reader in words. */
export function DiffView({ title, lines, numbers: [before, after] }: { title: string; lines: readonly Line[]; numbers: readonly [number, number] }) {
  const count = countOf(lines);
  const words = { same: "", gone: `Only in attempt ${before}: `, new: `Only in attempt ${after}: ` } as const;
  const isEmpty = lines.every(({ text }) => text === "");
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title} <span className="soft">{isEmpty ? "nothing kept" : count === 0 ? "the same" : count === 1 ? "1 line differs" : `${count} lines differ`}</span></h3>
      {!isEmpty && (
        <pre className={styles.diff} tabIndex={0} role="region" aria-label={`${title}, compared`}>
          {lines.map(({ kind, text }, index) => {
            const Line = kind === "gone" ? "del" : kind === "new" ? "ins" : "span";
            return <Line key={index} className={styles.line} data-kind={kind}><span aria-hidden="true">{signs[kind]} </span><span className="visually-hidden">{words[kind]}</span>{text}{"\n"}</Line>;
          })}
        </pre>
      )}
    </section>
  );
}
