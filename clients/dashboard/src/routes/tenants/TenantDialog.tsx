import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/newKey";
import { useAct } from "../../api/useAct";
import { configure, tenantQuery } from "../../features/operator/tenants";
import { Button } from "../../parts/Button";
import { Facts } from "../../parts/Card";
import { Line, Stack } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import { Dialog } from "../../parts/Dialog";
import ShownOnce from "../../parts/ShownOnce";
import { Loaded } from "../../parts/states/Loaded";
import { TenantKeys } from "./TenantKeys";

// The server's own bound, of each kind.
const most = 100;
const of = (count: number) => `${count} of ${most}`;

/** What one tenant is set to and has. */
export function TenantDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const query = useQuery(tenantQuery(name));
  const [token, setToken] = useState<string | null>(null);
  const rotate = useAct(async () => { const made = newKey(); await configure(name, { webhookToken: made }); return made; }, { refreshes: [["operator"]], onDone: setToken });
  const ask = async () => { if (await confirm({ title: `New webhook token of ${name}?`, text: "The one before is accepted for another 24 hours.", verb: "Rotate" })) rotate.mutate(); };
  return (
    <Dialog title={name} onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <Loaded query={query}>
        {({ settings, keys, members, sources, providers }) => (
          <Stack>
            <Facts items={[
              ["State", settings.standing], ["E-mail domains", settings.emailDomains.join(", ") || "–"], ["Origins", settings.origins.join(", ") || "–"],
              ["Members", of(members.length)], ["Owners", members.filter(({ role }) => role === "owner").map(({ email }) => email).join(", ") || "none"],
              ["API keys", of(keys.length)], ["Sources", of(sources)], ["Identity providers", of(providers)], ["Webhook tokens", settings.webhookTokens],
            ]} />
            <Line end><Button busy={rotate.isPending} onClick={() => void ask()}>New webhook token</Button></Line>
            <TenantKeys tenant={name} keys={keys} />
          </Stack>
        )}
      </Loaded>
      {token && <ShownOnce title={`The webhook token of ${name}`} secret={token} onClose={() => setToken(null)}>Enter it where its systems post.</ShownOnce>}
    </Dialog>
  );
}
