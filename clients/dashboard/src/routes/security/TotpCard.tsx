import { ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { beginTotp, type Me } from "../../features/security/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line, Stack } from "../../parts/Columns";
import { Tag } from "../../parts/Tag";
import { TotpEnd } from "./TotpEnd";
import { TotpSetup } from "./TotpSetup";

/** The second factor: six digits of an authenticator. */
export function TotpCard({ me }: { me: Me }) {
  const [isEnding, setEnding] = useState(false);
  const [made, setMade] = useState<{ secret: string; uri: string } | null>(null);
  const begin = useAct(() => withStepUp(beginTotp), { onDone: setMade });
  return (
    <Card title="Authenticator">
      <Stack>
        <Line><Tag tone={me.hasTotp ? "good" : "warn"} icon={me.hasTotp ? ShieldCheck : ShieldOff}>{me.hasTotp ? "On" : "Off"}</Tag></Line>
        <p className="soft">{me.hasTotp ? `Your password alone does not sign in. ${me.recoveryCodesLeft} recovery codes are left.` : "With it a stolen password does not suffice to sign in."}</p>
        <Line end>
          {me.hasTotp ? <Button onClick={() => setEnding(true)}>Switch off</Button> : <Button look="main" busy={begin.isPending} onClick={() => begin.mutate()}>Set up</Button>}
        </Line>
      </Stack>
      {made && <TotpSetup secret={made.secret} uri={made.uri} onClose={() => setMade(null)} />}
      {isEnding && <TotpEnd onClose={() => setEnding(false)} />}
    </Card>
  );
}
