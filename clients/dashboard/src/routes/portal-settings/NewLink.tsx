import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { capabilities, createLink, portalLinksQuery } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Check, Fields, FormError, Group, Select, TextInput } from "../../parts/form/inputs";
import ShownOnce from "../../parts/ShownOnce";

const lengths = [[3_600, "An hour"], [86_400, "A day"], [604_800, "A week"]] as const;

/** Makes a link, and shows it once. */
export function NewLink({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const create = useAct(createLink, { said: "Link created", once: true, refreshes: [portalLinksQuery.queryKey], onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const sessionId = String(form.get("sessionId") ?? "").trim();
    setProblem(null);
    if (!create.isPending) create.mutate({
      consumer: String(form.get("consumer")).trim(), capabilities: form.getAll("capability").map(String), readOnly: null,
      expiresIn: Number(form.get("expiresIn")), sessionId: sessionId === "" ? null : sessionId,
    });
  };
  if (create.data) return <ShownOnce title="The link" secret={create.data.url} onClose={onClose}>It opens once: give it to this customer only.</ShownOnce>;
  return (
    <Dialog title="New link" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="new-link" busy={create.isPending}>Create</Button></>}>
      <form id="new-link" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Customer" hint="The e-mail address of the user whose endpoints it shows"><TextInput name="consumer" type="email" required autoFocus /></Field>
          <Field label="Lasts"><Select name="expiresIn" defaultValue={86_400}>{lengths.map(([seconds, word]) => <option key={seconds} value={seconds}>{word}</option>)}</Select></Field>
          <Field label="Session" hint="A name of your own, to expire it by; may be empty"><TextInput name="sessionId" maxLength={100} /></Field>
          <Group legend="What it allows">
            {capabilities.map(([name, word, hint]) => (name === "view" ? <Check key={name} checked disabled readOnly hint={hint}>{word}</Check> : <Check key={name} name="capability" value={name} hint={hint}>{word}</Check>))}
          </Group>
        </Fields>
      </form>
    </Dialog>
  );
}
