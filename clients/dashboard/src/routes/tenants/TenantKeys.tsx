import { useState } from "react";
import type { Schema } from "../../api/types";
import { useAct } from "../../api/useAct";
import { addKey, revokeKey } from "../../features/operator/tenants";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import ShownOnce from "../../parts/ShownOnce";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

type Key = Schema<"ApiKeyView">;

/** A tenant's API keys in the operator's hands. */
export function TenantKeys({ tenant, keys }: { tenant: string; keys: readonly Key[] }) {
  const [made, setMade] = useState<string | null>(null);
  const add = useAct(() => addKey(tenant, "operator"), { refreshes: [["operator"]], onDone: ({ key }) => setMade(key) });
  const revoke = useAct((id: string) => revokeKey(tenant, id), { said: "Key revoked", refreshes: [["operator"]] });
  const ask = async ({ id, name }: Key) => { if (await confirm({ title: `Revoke ${name}?`, text: "What uses it is refused at once.", verb: "Revoke", danger: true })) revoke.mutate(id); };
  const columns: readonly Column<Key>[] = [
    { id: "name", head: "API key", grow: true, cell: ({ name }) => name },
    { id: "created", head: "Created", cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: "acts", head: "Acts", align: "end", cell: (key) => <Button small aria-label={`Revoke ${key.name}`} onClick={() => void ask(key)}>Revoke</Button> },
  ];
  return (
    <>
      {keys.length > 0 && <DataTable label="API keys" columns={columns} rows={keys} rowKey={({ id }) => id} />}
      <Line end><Button busy={add.isPending} onClick={() => add.mutate()}>New API key for everything</Button></Line>
      {made && <ShownOnce title={`A key of ${tenant}`} secret={made} onClose={() => setMade(null)}>It is for everything in the tenant.</ShownOnce>}
    </>
  );
}
