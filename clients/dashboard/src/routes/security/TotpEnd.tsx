import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { endTotp, meQuery } from "../../features/security/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

/** Switches the second factor off, with a last code. */
export function TotpEnd({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const end = useAct(endTotp, { said: "The authenticator is off", refreshes: [meQuery.queryKey], onDone: onClose, onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    if (!end.isPending) end.mutate(String(new FormData(event.currentTarget).get("code")).replace(/\s/g, ""));
  };
  return (
    <Dialog narrow title="Switch off the authenticator" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="bad" type="submit" form="totp-end" busy={end.isPending}>Switch off</Button></>}>
      <form id="totp-end" onSubmit={submit}>
        <Fields><FormError>{problem}</FormError><Field label="Code" hint="Of the authenticator, or a recovery code"><TextInput name="code" autoComplete="one-time-code" required autoFocus maxLength={40} /></Field></Fields>
      </form>
    </Dialog>
  );
}
