import { useState, type FormEvent } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { keysQuery, scopes } from "../../features/keys/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Check, Fields, FormError, Group, TextInput } from "../../parts/form/inputs";
import ShownOnce from "../../parts/ShownOnce";

/** Makes a key, and shows it once. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const create = useAct((body: { name: string; scopes: string[]; expiresAt: string | null }) => withStepUp(() => data(api.POST("/v1/api-keys", { body }))), {
    said: "Key created", once: true, refreshes: [keysQuery.queryKey], onFailed: ({ message }) => setProblem(message),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = form.getAll("scope").map(String);
    const day = String(form.get("expires") ?? "");
    if (chosen.length === 0) return setProblem("Choose at least one scope.");
    if (!create.isPending) create.mutate({ name: String(form.get("name")).trim(), scopes: chosen, expiresAt: day === "" ? null : `${day}T23:59:59Z` });
  };
  if (create.data) return <ShownOnce title="The key" secret={create.data.key} onClose={onClose} />;
  return (
    <Dialog title="New API key" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="new-key" busy={create.isPending}>Create</Button></>}>
      <form id="new-key" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Name" hint="Which of your systems it is for"><TextInput name="name" required maxLength={100} autoFocus /></Field>
          <Field label="Expires" hint="At the end of that day (UTC); empty: never"><TextInput name="expires" type="date" /></Field>
          <Group legend="Scopes">{scopes.map(([scope, hint]) => <Check key={scope} name="scope" value={scope} hint={hint}>{scope}</Check>)}</Group>
        </Fields>
      </form>
    </Dialog>
  );
}
