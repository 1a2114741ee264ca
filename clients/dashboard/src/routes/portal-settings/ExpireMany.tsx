import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { expireLinks, portalLinksQuery } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

/** Ends all links of a customer, of a session of yours, or of both. */
export function ExpireMany({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const expire = useAct(expireLinks, { said: "Links expired", refreshes: [portalLinksQuery.queryKey], onDone: onClose, onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [consumer, sessionId] = ["consumer", "sessionId"].map((name) => String(form.get(name) ?? "").trim());
    if (!consumer && !sessionId) return setProblem("Name a customer, or a session, or both.");
    if (!expire.isPending) expire.mutate({ ...(consumer ? { consumer } : {}), ...(sessionId ? { sessionId } : {}) });
  };
  return (
    <Dialog narrow title="Expire several links" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="bad" type="submit" form="expire-links" busy={expire.isPending}>Expire</Button></>}>
      <form id="expire-links" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Customer" hint="The e-mail address that the links were made for"><TextInput name="consumer" type="email" autoFocus /></Field>
          <Field label="Session" hint="The name that your system gave when it made them"><TextInput name="sessionId" maxLength={100} /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
