import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import type { Schema } from "../../api/types";
import { channels } from "../../features/messages/queries";
import { addSuppression } from "../../features/suppressions/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";

/** Suppresses an address by hand. */
export function NewSuppression({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const add = useAct((body: Schema<"SuppressionCommand">) => addSuppression(body), { said: "Suppressed", refreshes: [["suppressions"]], onDone: onClose, onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    setProblem(null);
    if (!add.isPending) add.mutate({ channel: text("channel"), address: text("address"), detail: text("detail"), ...(text("category") ? { category: text("category") } : {}) });
  };
  return (
    <Dialog narrow title="Suppress an address" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="suppress" busy={add.isPending}>Suppress</Button></>}>
      <form id="suppress" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Channel"><Select name="channel">{channels.map((channel) => <option key={channel}>{channel}</option>)}</Select></Field>
          <Field label="Address"><TextInput name="address" required maxLength={1024} autoComplete="off" /></Field>
          <Field label="Messages"><Select name="category"><option value="">All, sign-in codes too</option><option value="marketing">Marketing</option><option value="transactional">Transactional</option></Select></Field>
          <Field label="Why" hint="For your colleagues"><TextInput name="detail" maxLength={200} /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
