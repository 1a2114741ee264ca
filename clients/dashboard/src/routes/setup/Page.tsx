import { useState, type FormEvent } from "react";
import { setUp } from "../../auth/api";
import { Outside } from "../../auth/Outside";
import { enter } from "../../auth/session";
import { go } from "../../app/history";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";
import { setupProblem } from "./setupProblem";

/** The first owner signs up with the code that the server printed when it started. */
export default function SetupPage() {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setBusy(true);
    setProblem(null);
    try {
      enter(await setUp(text("code").trim(), text("email").trim(), text("password")));
      go("", { replace: true });
    } catch (error) {
      setProblem(setupProblem(error));
      setBusy(false);
    }
  };
  return (
    <Outside title="Set up the first owner">
      <form onSubmit={(event) => void submit(event)}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Set-up code" hint="The server printed it when it started"><TextInput name="code" required autoFocus autoComplete="off" spellCheck={false} /></Field>
          <Field label="E-mail"><TextInput name="email" type="email" autoComplete="username" required /></Field>
          <Field label="Password" hint="At least 12 characters"><TextInput name="password" type="password" autoComplete="new-password" required minLength={12} maxLength={256} /></Field>
          <Button look="main" type="submit" busy={isBusy}>Create the owner</Button>
        </Fields>
      </form>
    </Outside>
  );
}
