import type { FormEvent } from "react";
import { useSetQuery } from "../../app/navigate";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { TextInput } from "../../parts/form/inputs";
import styles from "./FilterBar.module.css";

export interface AddTextProps { name: string; label: string; chosen: readonly string[]; example: string }

export default function AddTextForm({ name, label, chosen, example, onDone }: AddTextProps & { onDone: () => void }) {
  const setQuery = useSetQuery();
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
    if (text !== "") void setQuery({ [name]: [...new Set([...chosen, text])] });
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={add}>
      <Field label={label} hint={`Such as ${example}`}><TextInput name="text" autoFocus maxLength={200} spellCheck={false} /></Field>
      <Button type="submit" look="main">Add to the filter</Button>
    </form>
  );
}
