import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { useUser } from "../../auth/useUser";
import { memberRoles, membersQuery, remove, setRole, type Member } from "../../features/members/queries";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";
import { Select } from "../../parts/form/inputs";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

export const columns: readonly Column<Member>[] = [
  { id: "email", head: "E-mail", grow: true, cell: ({ email }) => email },
  { id: "role", head: "Role", cell: (member) => <Role member={member} /> },
  { id: "added", head: "Member since", cell: ({ addedAt }) => <Time at={addedAt} />, from: "medium" },
  { id: "acts", head: "Acts", align: "end", cell: (member) => <Remove member={member} /> },
];

const ownersOnly = "Needs the role owner.";

function Role({ member: { email, role } }: { member: Member }) {
  const isOwner = useUser().role === "owner";
  const change = useAct((next: string) => withStepUp(() => setRole({ email, role: next })), { said: "Role changed", refreshes: [membersQuery.queryKey] });
  if (!isOwner) return <>{role}</>;
  return <Select aria-label={`Role of ${email}`} value={change.isPending ? change.variables : role} disabled={change.isPending} onChange={({ target }) => change.mutate(target.value)}>{memberRoles.map((one) => <option key={one}>{one}</option>)}</Select>;
}

function Remove({ member: { email } }: { member: Member }) {
  const isOwner = useUser().role === "owner";
  const act = useAct(() => withStepUp(() => remove(email)), { said: "Member removed", refreshes: [membersQuery.queryKey] });
  const ask = async () => {
    if (await confirm({ title: `Remove ${email}?`, text: "They are signed out everywhere, and their own endpoints are paused.", verb: "Remove", danger: true })) act.mutate();
  };
  return <Button small aria-label={`Remove ${email}`} reason={isOwner ? undefined : ownersOnly} busy={act.isPending} onClick={() => void ask()}>Remove</Button>;
}
