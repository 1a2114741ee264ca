import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { useUser } from "../../auth/useUser";
import { invitationsQuery, invite } from "../../features/members/queries";
import { Button } from "../../parts/Button";
import { Code } from "../../parts/Code";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";
import { Time } from "../../time/Time";

/** Invites by mail, and shows the link for where mail does not arrive. */
export function Invite({ onClose }: { onClose: () => void }) {
  const isOwner = useUser().role === "owner";
  const [problem, setProblem] = useState<string | null>(null);
  const send = useAct((body: { email: string; role: string }) => withStepUp(() => invite(body)), { said: "Invited", refreshes: [invitationsQuery.queryKey], onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!send.isPending) send.mutate({ email: String(form.get("email")).trim(), role: String(form.get("role")) });
  };
  if (send.data) {
    return (
      <Dialog title="Invited" onClose={onClose} foot={<Button look="main" onClick={onClose}>Done</Button>}>
        <Fields><p>{send.data.email} gets this link by mail. It opens once, until <Time at={send.data.expiresAt} full />.</p>{send.data.link && <Code text={send.data.link} label="Link" />}</Fields>
      </Dialog>
    );
  }
  return (
    <Dialog narrow title="Invite a member" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="invite" busy={send.isPending}>Invite</Button></>}>
      <form id="invite" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="E-mail"><TextInput name="email" type="email" required autoFocus /></Field>
          <Field label="Role" hint={isOwner ? "A viewer looks, an admin changes, an owner also decides on members" : "An admin invites viewers; owners give other roles"}>
            <Select name="role"><option>viewer</option>{isOwner && <><option>admin</option><option>owner</option></>}</Select>
          </Field>
        </Fields>
      </form>
    </Dialog>
  );
}
