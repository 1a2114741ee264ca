import { useState, type FormEvent } from "react";
import { authCall, type Session } from "../../auth/api";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";
import { loginProblem } from "./loginProblem";

/** The provider has asked for one factor; the own authenticator's code is the other. */
export function SsoCode({ onIn }: { onIn: (session: Session) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replace(/[\s-]/g, "");
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      onIn(await authCall<Session>("/sso/code", { code }));
    } catch (error) {
      setProblem(loginProblem(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Fields>
        <FormError>{problem}</FormError>
        <Field label="Code" hint="Six digits of your authenticator, or a recovery code"><TextInput name="code" autoComplete="one-time-code" required autoFocus maxLength={40} /></Field>
        <Button look="main" type="submit" busy={isBusy}>Confirm</Button>
      </Fields>
    </form>
  );
}
