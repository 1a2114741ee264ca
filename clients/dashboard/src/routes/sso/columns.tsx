import { useAct } from "../../api/useAct";
import { useSetQuery } from "../../app/navigate";
import { withStepUp } from "../../auth/stepUp";
import { useUser } from "../../auth/useUser";
import { deleteSso, ssoQuery, testSso, type SsoProvider } from "../../features/sso/queries";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import type { Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { toast } from "../../parts/toast";

export const columns: readonly Column<SsoProvider>[] = [
  { id: "name", head: "Provider", cell: ({ name }) => name },
  { id: "issuer", head: "Issuer", grow: true, cell: ({ issuer }) => <code>{issuer}</code> },
  { id: "domains", head: "Domains", cell: ({ domains }) => domains.join(", "), from: "medium" },
  { id: "new", head: "New people", cell: ({ newMembers }) => newMembers ?? "invited only", from: "wide" },
  { id: "enforced", head: "Other ways", cell: ({ enforced }) => <Tag tone={enforced ? "warn" : "mute"}>{enforced ? "owners only" : "open"}</Tag>, from: "medium" },
  { id: "acts", head: "Acts", align: "end", cell: (provider) => <Acts provider={provider} /> },
];

function Acts({ provider: { id, name } }: { provider: SsoProvider }) {
  const reason = useUser().role === "owner" ? undefined : "Needs the role owner.";
  const setQuery = useSetQuery();
  const test = useAct(() => withStepUp(() => testSso(id)), { onDone: ({ ok, problem, keys }) => toast(ok ? `${name} answers as it should: ${keys} keys` : problem ?? "", ok ? "good" : "bad") });
  const remove = useAct(() => withStepUp(() => deleteSso(id)), { said: "Provider deleted", refreshes: [ssoQuery.queryKey] });
  const ask = async () => { if (await confirm({ title: `Delete ${name}?`, text: "Nobody signs in by it from then on. Members and their sessions stay.", verb: "Delete", danger: true })) remove.mutate(); };
  return (
    <Line end tight>
      <Button small reason={reason} aria-label={`Test ${name}`} busy={test.isPending} onClick={() => test.mutate()}>Test</Button>
      <Button small reason={reason} aria-label={`Edit ${name}`} onClick={() => void setQuery({ edit: id })}>Edit</Button>
      <Button small reason={reason} aria-label={`Delete ${name}`} busy={remove.isPending} onClick={() => void ask()}>Delete</Button>
    </Line>
  );
}
