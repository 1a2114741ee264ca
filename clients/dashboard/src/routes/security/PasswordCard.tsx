import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { changePassword, meQuery, sessionsQuery, type Me } from "../../features/security/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

/** A new password by the one before. */
export function PasswordCard({ me }: { me: Me }) {
  const [problem, setProblem] = useState<string | null>(null);
  const change = useAct(changePassword, { said: "Password changed", refreshes: [meQuery.queryKey, sessionsQuery.queryKey], onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setProblem(null);
    if (!change.isPending) change.mutate({ current: String(fields.get("current")), new: String(fields.get("new")) }, { onSuccess: () => form.reset() });
  };
  if (!me.hasPassword) return <Card title="Password"><p className="soft">You sign in without a password. "Forgot the password" on the sign-in page sends a link to set one.</p></Card>;
  return (
    <Card title="Password">
      <form onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <input hidden readOnly type="email" autoComplete="username" value={me.email} />
          <Field label="Current password"><TextInput name="current" type="password" autoComplete="current-password" required /></Field>
          <Field label="New password" hint="At least 12 characters"><TextInput name="new" type="password" autoComplete="new-password" required minLength={12} maxLength={256} /></Field>
          <Line end><Button look="main" type="submit" busy={change.isPending}>Change password</Button></Line>
        </Fields>
      </form>
    </Card>
  );
}
