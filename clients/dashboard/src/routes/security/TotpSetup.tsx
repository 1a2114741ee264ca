import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { confirmTotp, meQuery } from "../../features/security/queries";
import { Button } from "../../parts/Button";
import { Code } from "../../parts/Code";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";
import { QrCode } from "./QrCode";

/** Scan, type the first code, keep the recovery codes. */
export function TotpSetup({ secret, uri, onClose }: { secret: string; uri: string; onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = useAct(confirmTotp, { said: "The authenticator is on", refreshes: [meQuery.queryKey], onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    if (!confirm.isPending) confirm.mutate(String(new FormData(event.currentTarget).get("code")).replace(/\s/g, ""));
  };
  if (confirm.data) {
    return (
      <Dialog title="Recovery codes" onClose={onClose} foot={<Button look="main" onClick={onClose}>I have stored them</Button>}>
        <Fields><p className="soft">Each signs in once, when the authenticator is lost. They are not shown again.</p><Code text={confirm.data.recoveryCodes.join("\n")} label="Recovery codes" tall /></Fields>
      </Dialog>
    );
  }
  return (
    <Dialog narrow title="Set up an authenticator" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="totp" busy={confirm.isPending}>Switch on</Button></>}>
      <form id="totp" onSubmit={submit}>
        <Fields>
          <p className="soft">Scan this with your authenticator, or type the key.</p>
          <QrCode text={uri} label="QR code of the key" />
          <Code text={secret} label="Key" />
          <FormError>{problem}</FormError>
          <Field label="Code" hint="Six digits that it shows"><TextInput name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={7} autoFocus /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
