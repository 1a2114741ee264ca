import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useQueryString, useSetQuery } from "../../app/navigate";
import { useUser } from "../../auth/useUser";
import { membersQuery } from "../../features/members/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { DataTable } from "../../parts/table/DataTable";
import { columns } from "./columns";
import { InvitationsCard } from "./InvitationsCard";
import { Invite } from "./Invite";

/** Who administers the tenant. */
export default function MembersPage() {
  const { role } = useUser();
  const isInviting = useQueryString().invite !== undefined;
  const setQuery = useSetQuery();
  const query = useQuery(membersQuery);
  const reason = role === "viewer" ? "Needs the role admin or owner; you are a viewer." : undefined;
  return (
    <>
      <PageHeader title="Members" actions={<Button look="main" icon={<UserPlus aria-hidden />} reason={reason} onClick={() => void setQuery({ invite: "1" })}>Invite</Button>} />
      <Loaded query={query}>
        {({ items }) => <Card title="Members" flush><DataTable label="Members" columns={columns} rows={items} rowKey={({ email }) => email} /></Card>}
      </Loaded>
      {role !== "viewer" && <InvitationsCard />}
      {isInviting && reason === undefined && <Invite onClose={() => void setQuery({ invite: undefined }, { replace: true })} />}
    </>
  );
}
