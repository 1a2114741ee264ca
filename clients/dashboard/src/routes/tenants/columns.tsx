import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useSetQuery } from "../../app/navigate";
import { stand, type TenantItem } from "../../features/operator/tenants";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import type { Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { Time } from "../../time/Time";
import { DeleteTenant } from "./DeleteTenant";

export const columns: readonly Column<TenantItem>[] = [
  { id: "name", head: "Tenant", grow: true, cell: ({ name }) => name },
  { id: "standing", head: "State", cell: ({ standing }) => <Tag tone={standing === "active" ? "good" : standing === "suspended" ? "warn" : "bad"}>{standing}</Tag> },
  { id: "created", head: "Created", cell: ({ createdAt }) => <Time at={createdAt} />, from: "medium" },
  { id: "changed", head: "Changed", cell: ({ changedAt }) => <Time at={changedAt} />, from: "wide" },
  { id: "acts", head: "Acts", align: "end", cell: (tenant) => <Acts tenant={tenant} /> },
];

function Acts({ tenant: { name, standing } }: { tenant: TenantItem }) {
  const setQuery = useSetQuery();
  const [isDeleting, setDeleting] = useState(false);
  const isActive = standing === "active";
  const reason = standing === "deleting" ? "It is being deleted." : undefined;
  const change = useAct(() => stand(name, isActive ? "suspend" : "resume"), { said: isActive ? "Tenant suspended" : "Tenant resumed", refreshes: [["operator"]] });
  const ask = async () => {
    if (!isActive || await confirm({ title: `Suspend ${name}?`, text: "Its people and systems are refused, and nothing is delivered, until it is resumed. Its data stays.", verb: "Suspend", danger: true })) change.mutate();
  };
  return (
    <Line end tight>
      <Button small reason={reason} aria-label={`Show ${name}`} onClick={() => void setQuery({ show: name })}>Show</Button>
      <Button small reason={reason} aria-label={`${isActive ? "Suspend" : "Resume"} ${name}`} busy={change.isPending} onClick={() => void ask()}>{isActive ? "Suspend" : "Resume"}</Button>
      <Button small reason={reason} aria-label={`Delete ${name}`} onClick={() => setDeleting(true)}>Delete</Button>
      {isDeleting && <DeleteTenant name={name} onClose={() => setDeleting(false)} />}
    </Line>
  );
}
