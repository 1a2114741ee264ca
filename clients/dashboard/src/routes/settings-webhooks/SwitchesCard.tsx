import { apiRoot } from "../../app/base";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { changeIncoming, incomingQuery, kinds, type Incoming, type Kind } from "../../features/incoming/queries";
import { Card } from "../../parts/Card";
import { Line, Stack } from "../../parts/Columns";
import { CopyButton } from "../../parts/CopyButton";
import { Check } from "../../parts/form/inputs";

const words: Record<Kind, readonly [string, string]> = {
  orders: ["Orders", "After a checkout, and when an order's status changes"],
  notifications: ["Notifications", "Any text to everyone, or to one person"],
  payments: ["Payments", "What became of a payment"],
};

/** All on or off, and each address. A switch counts at once. */
export function SwitchesCard({ incoming }: { incoming: Incoming }) {
  const { reason } = useMayChange();
  const change = useAct(changeIncoming, { said: "Saved", refreshes: [incomingQuery.queryKey] });
  return (
    <Card title="What is accepted">
      <Stack>
        <Check look="switch" checked={incoming.webhookEnabled} reason={reason} disabled={change.isPending} onChange={({ target }) => change.mutate({ webhookEnabled: target.checked })} hint="Off: all three are refused with 403 webhook_disabled">Webhooks</Check>
        {kinds.map((kind) => {
          const address = apiRoot + incoming.webhookUrls[kind];
          return (
            <div key={kind}>
              <Check look="switch" checked={incoming.webhookEndpoints[kind] ?? false} reason={reason ?? (incoming.webhookEnabled ? undefined : "Webhooks are off as a whole.")} disabled={change.isPending} hint={words[kind][1]}
                onChange={({ target }) => change.mutate({ webhookEndpoints: { [kind]: target.checked } })}>{words[kind][0]}</Check>
              <Line tight><code>{address}</code><CopyButton text={address} label={`Copy URL for ${kind}`} /></Line>
            </div>
          );
        })}
        {reason && <p className="soft">{reason}</p>}
      </Stack>
    </Card>
  );
}
