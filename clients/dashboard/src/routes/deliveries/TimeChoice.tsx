import { ChevronDown } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useSetQuery } from "../../app/navigate";
import { sinces, type Filter } from "../../features/deliveries/filter";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { FormError, TextInput } from "../../parts/form/inputs";
import { Menu } from "../../parts/Menu";
import { moment, wallClock } from "../../time/format";
import { fromWallClock } from "../../time/fromWallClock";
import { useZone } from "../../time/zone";
import styles from "./FilterBar.module.css";
import { sinceWords } from "./sinceWords";

/** When events were accepted: the last hours, or between two times of the chosen zone. */
export function TimeChoice({ filter }: { filter: Filter }) {
  const setQuery = useSetQuery();
  return (
    <Menu label={filter.since ? sinceWords[filter.since] : filter.from || filter.to ? "Chosen time" : "Any time"} icon={<ChevronDown aria-hidden />} wide>
      {(close) => (
        <div className={styles.form}>
          <div className={styles.chips}>
            {Object.keys(sinces).map((since) => (
              <Button key={since} small look={filter.since === since ? "main" : "plain"} aria-pressed={filter.since === since}
                onClick={() => { void setQuery({ since, from: undefined, to: undefined }); close(); }}>{since}</Button>
            ))}
          </div>
          <Range filter={filter} onDone={close} />
        </div>
      )}
    </Menu>
  );
}

function Range({ filter, onDone }: { filter: Filter; onDone: () => void }) {
  const zone = useZone();
  const setQuery = useSetQuery();
  const [problem, setProblem] = useState("");
  const shown = (at: string | undefined) => (moment(at) ? wallClock(moment(at)!, zone) : "");
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => fromWallClock(String(form.get(name) ?? ""), zone);
    const [from, to] = [read("from"), read("to")];
    if (from && to && from >= to) return setProblem("The end must be after the start.");
    void setQuery({ since: undefined, from: from?.toISOString(), to: to?.toISOString() });
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={apply}>
      <FormError>{problem}</FormError>
      <Field label="From" hint={zone}><TextInput type="datetime-local" name="from" defaultValue={shown(filter.from)} /></Field>
      <Field label="To, not included" hint={zone}><TextInput type="datetime-local" name="to" defaultValue={shown(filter.to)} /></Field>
      <Button type="submit">Apply</Button>
    </form>
  );
}
