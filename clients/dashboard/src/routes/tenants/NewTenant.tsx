import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { configure, inviteOwner } from "../../features/operator/tenants";
import { Button } from "../../parts/Button";
import { Code } from "../../parts/Code";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

const list = (text: string) => text.split(/[\s,]+/).filter((item) => item !== "");

/** Creates a tenant and invites its first owner. */
export function NewTenant({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const create = useAct(async ({ name, domains, email }: { name: string; domains: string[]; email: string }) => {
    await configure(name, { emailDomains: domains });
    return inviteOwner(name, email);
  }, { said: "Tenant created", refreshes: [["operator"]], onFailed: ({ message }) => setProblem(message), once: true });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProblem(null);
    create.mutate({ name: String(form.get("name")).trim(), domains: list(String(form.get("domains"))), email: String(form.get("email")).trim() });
  };
  if (create.data) {
    return <Dialog title="Tenant created" onClose={onClose} foot={<Button look="main" onClick={onClose}>Done</Button>}><Fields><p>Its first owner gets this link by mail. It is shown now and not again.</p><Code text={create.data.link} label="Invitation" /></Fields></Dialog>;
  }
  return (
    <Dialog narrow title="New tenant" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="new-tenant" busy={create.isPending}>Create</Button></>}>
      <form id="new-tenant" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="Name" hint="Part of its addresses, such as acme"><TextInput name="name" required pattern="[a-z0-9][a-z0-9_\-]*" maxLength={63} autoComplete="off" /></Field>
          <Field label="E-mail domains" hint="Whose people sign in to their inbox, with commas"><TextInput name="domains" autoComplete="off" /></Field>
          <Field label="First owner's e-mail"><TextInput name="email" type="email" required /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
