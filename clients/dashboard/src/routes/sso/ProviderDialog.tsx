import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { readSso } from "../../features/sso/form";
import { saveSso, ssoQuery, type SsoCommand, type SsoProvider } from "../../features/sso/queries";
import { Button } from "../../parts/Button";
import { Code } from "../../parts/Code";
import { Dialog } from "../../parts/Dialog";
import { Fields, FormError } from "../../parts/form/inputs";
import { ProviderFields } from "./ProviderFields";

/** Creates or changes a provider; afterwards it shows what to register there. */
export function ProviderDialog({ provider, onClose }: { provider: SsoProvider | null; onClose: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = useAct((command: { id: string } & SsoCommand) => withStepUp(() => saveSso(command)), { said: "Provider saved", refreshes: [ssoQuery.queryKey], onFailed: ({ message }) => setProblem(message) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    const command = readSso(new FormData(event.currentTarget));
    if (!save.isPending) save.mutate(provider ? { ...command, id: provider.id } : command);
  };
  if (save.data) {
    return (
      <Dialog title={`${save.data.name} is saved`} onClose={onClose} foot={<Button look="main" onClick={onClose}>Done</Button>}>
        <Fields>
          {save.data.redirectUri ? <><p>The provider sends browsers back to this address. Register it there as the redirect URI.</p><Code text={save.data.redirectUri} label="Redirect URI" /></>
            : <p>The server does not know by which address it is reached: set PUBLIC_URL.</p>}
          <p>Then test it, and sign in once in another browser before you enforce it.</p>
        </Fields>
      </Dialog>
    );
  }
  return (
    <Dialog title={provider ? provider.name : "New provider"} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="sso" busy={save.isPending}>Save</Button></>}>
      <form id="sso" onSubmit={submit}><Fields><FormError>{problem}</FormError><ProviderFields provider={provider} /></Fields></form>
    </Dialog>
  );
}
