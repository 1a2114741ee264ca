import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { channels } from "../../features/messages/queries";
import { addConsent } from "../../features/people/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";

/** Records what a person agreed to or took back. It is added to the record, which nothing is taken from. */
export function ConsentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const add = useAct((body: Parameters<typeof addConsent>[1]) => addConsent(id, body), { said: "Consent recorded", refreshes: [["people"]], onDone: onClose, onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = Object.fromEntries(["kind", "category", "channel", "source", "proof"].map((name) => [name, String(form.get(name) ?? "").trim()]).filter(([, text]) => text !== ""));
    setProblem(null);
    if (!add.isPending) add.mutate(given);
  };
  return (
    <Dialog narrow title="Record a consent" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="consent" busy={add.isPending}>Record</Button></>}>
      <form id="consent" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="The person"><Select name="kind"><option value="granted">agreed</option><option value="withdrawn">took it back</option></Select></Field>
          <Field label="Messages"><Select name="category"><option value="marketing">Marketing</option><option value="transactional">Transactional</option></Select></Field>
          <Field label="Channel"><Select name="channel"><option value="">All channels</option>{channels.map((channel) => <option key={channel}>{channel}</option>)}</Select></Field>
          <Field label="From" hint="Such as checkout, or telephone"><TextInput name="source" required maxLength={100} /></Field>
          <Field label="Proof" hint="The wording, or the form's number"><TextInput name="proof" maxLength={1000} /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
