import { useQuery } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { invitationsQuery, withdraw, type Invitation } from "../../features/members/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

const columns: readonly Column<Invitation>[] = [
  { id: "email", head: "E-mail", grow: true, cell: ({ email }) => email },
  { id: "role", head: "Role", cell: ({ role }) => role },
  { id: "expires", head: "Expires", cell: ({ expiresAt }) => <Time at={expiresAt} /> },
  { id: "acts", head: "Acts", align: "end", cell: (invitation) => <Withdraw invitation={invitation} /> },
];

function Withdraw({ invitation: { id, email } }: { invitation: Invitation }) {
  const act = useAct(() => withdraw(id), { said: "Invitation withdrawn", refreshes: [invitationsQuery.queryKey] });
  return <Button small aria-label={`Withdraw the invitation of ${email}`} busy={act.isPending} onClick={() => act.mutate()}>Withdraw</Button>;
}

/** Who was invited and has not come yet. */
export function InvitationsCard() {
  const query = useQuery(invitationsQuery);
  return (
    <Card title="Open invitations" flush>
      <Loaded query={query} skeleton={<Skeleton rows={2} />}>
        {({ items }) => (items.length === 0 ? <Empty title="No open invitations" /> : <DataTable label="Open invitations" columns={columns} rows={items} rowKey={({ id }) => id} />)}
      </Loaded>
    </Card>
  );
}
