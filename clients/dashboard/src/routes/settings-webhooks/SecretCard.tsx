import { KeyRound } from "lucide-react";
import { useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { useMayChange } from "../../auth/useUser";
import OverlapDialog from "../../features/forms/OverlapDialog";
import { changeIncoming, incomingQuery, type Incoming } from "../../features/incoming/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Stack } from "../../parts/Columns";
import { Check } from "../../parts/form/inputs";
import ShownOnce from "../../parts/ShownOnce";
import { Time } from "../../time/Time";

/** What senders sign with. */
export function SecretCard({ incoming }: { incoming: Incoming }) {
  const { reason } = useMayChange();
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const refreshes = [incomingQuery.queryKey];
  const make = useAct((overlap: number) => withStepUp(() => data(api.POST("/api/webhooks/settings/generate-secret", { body: { overlap } }))), { refreshes, onDone: (made) => { setAsking(false); setSecret(made.webhookSecret); } });
  const allow = useAct(changeIncoming, { said: "Saved", refreshes });
  const generate = () => (incoming.hasSecret ? setAsking(true) : make.mutate(0));
  return (
    <Card title="Secret" actions={<Button small icon={<KeyRound aria-hidden />} reason={reason} busy={make.isPending} onClick={generate}>Generate secret</Button>}>
      <Stack>
        <p>{incoming.hasSecret ? "This tenant has a secret of its own. It is not shown again." : incoming.signatureRequired && !incoming.allowUnsigned ? "Unsigned requests are refused; this tenant has no secret of its own yet." : "This tenant has no secret of its own."}</p>
        <p className="soft">Senders put the HMAC-SHA256 of the body, in hex, into <code>X-Webhook-Signature</code>.</p>
        {incoming.oldSecretUntil && <p>The replaced secret counts until <Time at={incoming.oldSecretUntil} full />.</p>}
        <Check checked={incoming.allowUnsigned} reason={reason} disabled={allow.isPending} onChange={({ target }) => allow.mutate({ allowUnsigned: target.checked })} hint="Only counts while there is no secret">Accept unsigned requests</Check>
      </Stack>
      {isAsking && <OverlapDialog title="Generate a new secret" verb="Generate" isBusy={make.isPending} onAnswer={(overlap) => make.mutate(overlap)} onClose={() => setAsking(false)} />}
      {secret && <ShownOnce title="The webhook secret" secret={secret} onClose={() => setSecret(null)}>Your shop signs with it.</ShownOnce>}
    </Card>
  );
}
