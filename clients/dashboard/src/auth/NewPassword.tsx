import { useState, type FormEvent } from "react";
import { Button } from "../parts/Button";
import { Field } from "../parts/form/Field";
import { Fields, FormError, TextInput } from "../parts/form/inputs";

interface Props { email?: string; verb: string; onPassword: (password: string) => Promise<void> }

/** Asks for a password that is set by a link. */
export function NewPassword({ email = "", verb, onPassword }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    await onPassword(password).catch((error: unknown) => setProblem(error instanceof Error ? error.message : "It failed. Try again."));
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Fields>
        <FormError>{problem}</FormError>
        <input hidden readOnly type="email" autoComplete="username" value={email} />
        <Field label="Password" hint="At least 12 characters"><TextInput name="password" type="password" autoComplete="new-password" required autoFocus minLength={12} maxLength={256} /></Field>
        <Button look="main" type="submit" busy={isBusy}>{verb}</Button>
      </Fields>
    </form>
  );
}
