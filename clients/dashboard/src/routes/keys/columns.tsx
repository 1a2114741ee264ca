import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { keysQuery, type ApiKey } from "../../features/keys/queries";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

export const columns: readonly Column<ApiKey>[] = [
  { id: "name", head: "Name", grow: true, cell: ({ name }) => name },
  { id: "scopes", head: "Scopes", cell: ({ scopes }) => scopes.join(", "), from: "medium" },
  { id: "used", head: "Last used", cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
  { id: "expires", head: "Expires", cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : "Never") },
  { id: "created", head: "Created", cell: ({ createdAt }) => <Time at={createdAt} />, from: "wide" },
  { id: "acts", head: "Acts", align: "end", cell: (key) => <Revoke apiKey={key} /> },
];

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const revoke = useAct(() => withStepUp(() => data(api.DELETE("/v1/api-keys/{id}", { params: { path: { id } } }))), { said: "Key revoked", refreshes: [keysQuery.queryKey] });
  const ask = async () => {
    if (await confirm({ title: `Revoke ${name}?`, text: "What calls with it is refused from then on. It does not come back.", verb: "Revoke", danger: true })) revoke.mutate();
  };
  return <Button small aria-label={`Revoke ${name}`} busy={revoke.isPending} onClick={() => void ask()}>Revoke</Button>;
}
