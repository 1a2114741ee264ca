import { useState, type FormEvent } from "react";
import { login, type Session } from "../../auth/api";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";
import { isApiError } from "../../api/ApiError";
import { loginProblem } from "./loginProblem";

/** E-mail and password, then the code of an authenticator when the server asks for it. */
export function LoginForm({ onIn }: { onIn: (session: Session) => void }) {
  const [needsCode, setNeedsCode] = useState(false);
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
      onIn(await login(text("email").trim(), text("password"), text("code").replace(/[\s-]/g, "") || undefined));
    } catch (error) {
      const asksForCode = isApiError(error) && error.code === "code_required";
      if (asksForCode) setNeedsCode(true);
      else setProblem(loginProblem(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Fields>
        <FormError>{problem}</FormError>
        <Field label="E-mail"><TextInput name="email" type="email" autoComplete="username" required autoFocus readOnly={needsCode} /></Field>
        <Field label="Password"><TextInput name="password" type="password" autoComplete="current-password" required readOnly={needsCode} /></Field>
        {needsCode && (
          <Field label="Code" hint="Six digits of your authenticator, or a recovery code"><TextInput name="code" inputMode="text" autoComplete="one-time-code" required autoFocus maxLength={40} /></Field>
        )}
        <Button look="main" type="submit" busy={isBusy}>{needsCode ? "Confirm" : "Sign in"}</Button>
      </Fields>
    </form>
  );
}
