import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { createPasskey, wasDismissed } from "../../auth/passkeys";
import { withStepUp } from "../../auth/stepUp";
import { addPasskey, beginPasskey, meQuery, passkeysQuery } from "../../features/security/queries";
import { device } from "../../features/security/device";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextInput } from "../../parts/form/inputs";

/** Named first, then the browser asks for the finger, the face or the key. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const add = useAct(async (name: string) => addPasskey({ name, response: await createPasskey(await withStepUp(beginPasskey)) }), {
    said: "Passkey added", refreshes: [passkeysQuery.queryKey, meQuery.queryKey], onDone: onClose,
    onFailed: (error) => setProblem(wasDismissed(error) ? "No passkey was made." : error.message),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    if (!add.isPending) add.mutate(String(new FormData(event.currentTarget).get("name")).trim());
  };
  return (
    <Dialog narrow title="Add a passkey" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="passkey" busy={add.isPending}>Go on</Button></>}>
      <form id="passkey" onSubmit={submit}>
        <Fields><FormError>{problem}</FormError><Field label="Name" hint="To know it again in this list"><TextInput name="name" required maxLength={100} defaultValue={device(navigator.userAgent)} /></Field></Fields>
      </form>
    </Dialog>
  );
}
