import { useState } from "react";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Select } from "../../parts/form/inputs";
import type { Attempt } from "../deliveries/types";
import styles from "./Compare.module.css";
import { DiffView } from "./DiffView";
import { countOf, linesOf } from "./lines";
import { parts } from "./parts";

/** Two attempts next to each other, part by part, line by line. */
export default function CompareDialog({ attempts, onClose }: { attempts: readonly Attempt[]; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly [number, number]>([attempts.at(-2)!.number, attempts.at(-1)!.number]);
  const of = (number: number) => attempts.find((attempt) => attempt.number === number)!;
  const choice = (label: string, value: number, onChange: (number: number) => void) => (
    <Field label={label}><Select value={value} onChange={({ target }) => onChange(Number(target.value))}>{attempts.map(({ number, statusCode }) => <option key={number} value={number}>Attempt {number}{statusCode === null ? "" : ` (${statusCode})`}</option>)}</Select></Field>
  );
  const shown = parts.map(([title, text]) => ({ title, lines: linesOf(text(of(chosen[0])), text(of(chosen[1]))) }));
  const differing = shown.filter(({ lines }) => countOf(lines) > 0).map(({ title }) => title.toLowerCase());
  return (
    <Dialog title="Compare attempts" onClose={onClose}>
      <div className={styles.choices}>
        {choice("This one", chosen[0], (number) => setChosen([number, chosen[1]]))}
        {choice("With this one", chosen[1], (number) => setChosen([chosen[0], number]))}
      </div>
      <p role="status" className={styles.sum}>{differing.length === 0 ? "They are the same in all that is kept." : `They differ in: ${differing.join(", ")}.`}</p>
      {shown.map(({ title, lines }) => <DiffView key={title} title={title} lines={lines} numbers={chosen} />)}
      <p className="soft">The body that is sent is the same for all attempts: the payload of the event. Signatures and your own headers are masked in the log.</p>
    </Dialog>
  );
}
