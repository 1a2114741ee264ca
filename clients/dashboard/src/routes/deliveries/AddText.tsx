import { ChevronDown } from "lucide-react";
import type { FormEvent } from "react";
import { useSetQuery } from "../../app/navigate";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { TextInput } from "../../parts/form/inputs";
import { Menu } from "../../parts/Menu";
import styles from "./FilterBar.module.css";

/** Adds a word to the filter that no list can offer. */
export function AddText({ name, label, chosen, example }: { name: string; label: string; chosen: readonly string[]; example: string }) {
  const setQuery = useSetQuery();
  const add = (event: FormEvent<HTMLFormElement>, close: () => void) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text") ?? "").trim();
    if (text !== "") void setQuery({ [name]: [...new Set([...chosen, text])] });
    close();
  };
  return (
    <Menu label={label} icon={<ChevronDown aria-hidden />} wide>
      {(close) => (
        <form className={styles.form} onSubmit={(event) => add(event, close)}>
          <Field label={label} hint={`Such as ${example}`}><TextInput name="text" autoFocus maxLength={200} spellCheck={false} /></Field>
          <Button type="submit" look="main">Add to the filter</Button>
        </form>
      )}
    </Menu>
  );
}
