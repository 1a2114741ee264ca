import type { FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { release, type Suppression } from "../../features/suppressions/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, TextInput } from "../../parts/form/inputs";

/** Asks why: the reason is in the activity log. */
export function ReleaseDialog({ suppression: { id, address }, onClose }: { suppression: Suppression; onClose: () => void }) {
  const act = useAct(release, { said: "Released", refreshes: [["suppressions"]], onDone: onClose });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!act.isPending) act.mutate({ id, reason: String(new FormData(event.currentTarget).get("reason")).trim() });
  };
  return (
    <Dialog narrow title={`Release ${address}?`} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="release" busy={act.isPending}>Release</Button></>}>
      <form id="release" onSubmit={submit}>
        <Fields>
          <p>It gets messages again. Sending to an address that bounces or complains harms your sending service's trust in you.</p>
          <Field label="Reason" hint="In the activity log"><TextInput name="reason" required maxLength={200} /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
