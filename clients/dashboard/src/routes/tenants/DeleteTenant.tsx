import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { erase } from "../../features/operator/tenants";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

/** Deletes a tenant with all its data, once its name was typed. */
export function DeleteTenant({ name, onClose }: { name: string; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const act = useAct(() => erase(name), { said: "The tenant is being deleted", refreshes: [["operator"]], onDone: onClose, onFailed: ({ message }) => setProblem(message) });
  const reason = typed === name ? undefined : "Type the tenant's name first.";
  const submit = (event: FormEvent<HTMLFormElement>) => { event.preventDefault(); if (reason === undefined && !act.isPending) act.mutate(); };
  return (
    <Dialog narrow title={`Delete ${name}?`} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="bad" type="submit" form="delete-tenant" reason={reason} busy={act.isPending}>Delete for good</Button></>}>
      <form id="delete-tenant" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <p>All of it goes: events, deliveries, people, endpoints, keys and activity. That cannot be undone.</p>
          <Field label="Name of the tenant"><TextInput name="name" autoComplete="off" spellCheck={false} required value={typed} onChange={({ target }) => setTyped(target.value)} /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
