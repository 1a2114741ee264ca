import type { FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { useUser } from "../../auth/useUser";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { Check, Fields, TextInput } from "../../parts/form/inputs";
import { createView, viewsQuery, type ViewPage } from "./queries";
import styles from "./Views.module.css";

/** Saves what the page shows by a name. */
export function SaveView({ page, query }: { page: ViewPage; query: string }) {
  const mayShare = useUser().role !== "viewer";
  const save = useAct(createView, { said: "View saved", refreshes: [viewsQuery.queryKey] });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    save.mutate({ name: String(values.get("name")).trim(), page, query, isShared: values.get("shared") !== null }, { onSuccess: () => form.reset() });
  };
  return (
    <form className={styles.save} onSubmit={submit}>
      <Fields>
        <Field label="Save this view as"><TextInput name="name" required maxLength={60} /></Field>
        {mayShare && <Check name="shared">Share with all members</Check>}
        <Button type="submit" look="main" busy={save.isPending}>Save view</Button>
      </Fields>
    </form>
  );
}
