import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { hasPasskeys } from "../../auth/passkeys";
import { withStepUp } from "../../auth/stepUp";
import { meQuery, passkeysQuery, removePasskey, type Passkey } from "../../features/security/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { confirm } from "../../parts/confirm";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";
import { AddPasskey } from "./AddPasskey";

const columns: readonly Column<Passkey>[] = [
  { id: "name", head: "Name", grow: true, cell: ({ name }) => name },
  { id: "created", head: "Added", cell: ({ createdAt }) => <Time at={createdAt} />, from: "medium" },
  { id: "used", head: "Last used", cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
  { id: "acts", head: "Acts", align: "end", cell: (passkey) => <Remove passkey={passkey} /> },
];

function Remove({ passkey: { id, name } }: { passkey: Passkey }) {
  const remove = useAct(() => withStepUp(() => removePasskey(id)), { said: "Passkey removed", refreshes: [passkeysQuery.queryKey, meQuery.queryKey] });
  const ask = async () => { if (await confirm({ title: `Remove ${name}?`, text: "It signs in no longer. The authenticator may still list it.", verb: "Remove", danger: true })) remove.mutate(); };
  return <Button small aria-label={`Remove ${name}`} busy={remove.isPending} onClick={() => void ask()}>Remove</Button>;
}

/** Signing in by fingerprint, face or a key, without a password. */
export function PasskeysCard() {
  const [isAdding, setAdding] = useState(false);
  const query = useQuery(passkeysQuery);
  const reason = hasPasskeys() ? undefined : "This browser offers passkeys over https and on this machine only.";
  return (
    <Card title="Passkeys" flush actions={<Button small reason={reason} onClick={() => setAdding(true)}>Add a passkey</Button>}>
      <Loaded query={query} skeleton={<Skeleton rows={1} />}>
        {({ items }) => (items.length === 0 ? <Empty title="No passkeys yet">A passkey cannot be guessed, and no page that looks like this one gets it.</Empty>
          : <DataTable label="Passkeys" columns={columns} rows={items} rowKey={({ id }) => id} />)}
      </Loaded>
      {isAdding && <AddPasskey onClose={() => setAdding(false)} />}
    </Card>
  );
}
