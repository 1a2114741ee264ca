import { useState } from "react";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, Select } from "../../parts/form/inputs";

const choices = [[0, "At once"], [3_600, "After an hour"], [86_400, "After a day"], [604_800, "After a week"]] as const;

interface Props { title: string; verb: string; isBusy: boolean; onAnswer: (overlap: number) => void; onClose: () => void }

/** Asks how long a replaced secret still counts. */
export default function OverlapDialog({ title, verb, isBusy, onAnswer, onClose }: Props) {
  const [overlap, setOverlap] = useState(86_400);
  return (
    <Dialog narrow title={title} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look={overlap === 0 ? "bad" : "main"} busy={isBusy} onClick={() => onAnswer(overlap)}>{verb}</Button></>}>
      <Fields>
        <Field label="The old secret ends" hint="Until then both count, so that nothing is refused while you store the new one">
          <Select value={overlap} onChange={({ target }) => setOverlap(Number(target.value))}>{choices.map(([seconds, word]) => <option key={seconds} value={seconds}>{word}</option>)}</Select>
        </Field>
      </Fields>
    </Dialog>
  );
}
