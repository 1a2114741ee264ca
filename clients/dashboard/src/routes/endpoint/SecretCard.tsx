import { KeyRound } from "lucide-react";
import { Suspense, useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { useMayChange } from "../../auth/useUser";
import { lazyPart } from "../../code/lazily";
import { endpointQueries, type Endpoint } from "../../features/endpoints/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Code } from "../../parts/Code";
import { Stack } from "../../parts/Columns";
import { Time } from "../../time/Time";

const OverlapDialog = lazyPart(() => import("../../features/forms/OverlapDialog"));
const ShownOnce = lazyPart(() => import("../../parts/ShownOnce"));

/** What deliveries are signed with. It can be replaced, not read. */
export function SecretCard({ endpoint }: { endpoint: Endpoint }) {
  const { reason } = useMayChange("view_secret");
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = useAct((overlap: number) => withStepUp(() => data(api.POST("/v1/endpoints/{id}/rotate", { params: { path: { id: endpoint.id } }, body: { overlap } }))), {
    refreshes: [endpointQueries.all], onDone: (made) => { setAsking(false); setSecret(made.secret ?? null); },
  });
  return (
    <Card title="Secret" actions={<Button small icon={<KeyRound aria-hidden />} reason={reason} onClick={() => setAsking(true)}>Rotate</Button>}>
      <Stack>
        <p className="soft">{endpoint.publicKey ? "Deliveries are signed with ed25519; verify them with this public key." : "Deliveries are signed with HMAC-SHA256. The secret was shown when it was made, and is not shown again."}</p>
        {endpoint.publicKey && <Code text={endpoint.publicKey} label="Public key" />}
        {endpoint.overlapUntil && <p>The replaced secret signs too, until <Time at={endpoint.overlapUntil} full />.</p>}
      </Stack>
      <Suspense>
        {isAsking && <OverlapDialog title="Rotate the secret" verb="Rotate" isBusy={rotate.isPending} onAnswer={(overlap) => rotate.mutate(overlap)} onClose={() => setAsking(false)} />}
        {secret && <ShownOnce title="The new secret" secret={secret} onClose={() => setSecret(null)} />}
      </Suspense>
    </Card>
  );
}
