import { useState, type FormEvent } from "react";
import { useSetQuery } from "../../app/navigate";
import type { Filter } from "../../features/deliveries/filter";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { FormError, TextInput } from "../../parts/form/inputs";
import { moment, wallClock } from "../../time/format";
import { fromWallClock } from "../../time/fromWallClock";
import { useZone } from "../../time/zone";
import styles from "./FilterBar.module.css";

/** From one time of the chosen zone to another. */
export default function TimeRange({ filter, onDone }: { filter: Filter; onDone: () => void }) {
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
