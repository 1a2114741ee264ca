import { useQuery } from "@tanstack/react-query";
import { CircleDot } from "lucide-react";
import { useAct } from "../../api/useAct";
import { device } from "../../features/security/device";
import { endSession, sessionsQuery, type SignedInSession } from "../../features/security/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { confirm } from "../../parts/confirm";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { Time } from "../../time/Time";

const columns: readonly Column<SignedInSession>[] = [
  { id: "device", head: "Device", grow: true, cell: ({ userAgent }) => <span title={userAgent}>{device(userAgent)}</span> },
  { id: "address", head: "Address", cell: ({ clientAddress }) => clientAddress || "–" },
  { id: "created", head: "Signed in", cell: ({ createdAt }) => <Time at={createdAt} />, from: "medium" },
  { id: "used", head: "Last used", cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
  { id: "acts", head: "Acts", align: "end", cell: (session) => (session.isCurrent ? <Tag tone="calm" icon={CircleDot}>This one</Tag> : <End session={session} />) },
];

function End({ session: { id, userAgent } }: { session: SignedInSession }) {
  const end = useAct(() => endSession(id), { said: "Signed out there", refreshes: [sessionsQuery.queryKey] });
  return <Button small aria-label={`Sign out ${device(userAgent)}`} busy={end.isPending} onClick={() => end.mutate()}>Sign out</Button>;
}

/** Where one is signed in. */
export function SessionsCard() {
  const query = useQuery(sessionsQuery);
  const others = query.data?.items.filter(({ isCurrent }) => !isCurrent) ?? [];
  const endAll = useAct(() => Promise.all(others.map(({ id }) => endSession(id))), { said: "Signed out everywhere else", refreshes: [sessionsQuery.queryKey] });
  const ask = async () => { if (await confirm({ title: "Sign out everywhere else?", text: `${others.length} other sessions end at once.`, verb: "Sign out", danger: true })) endAll.mutate(); };
  return (
    <Card title="Sessions" flush actions={others.length > 0 && <Button small busy={endAll.isPending} onClick={() => void ask()}>Sign out everywhere else</Button>}>
      <Loaded query={query} skeleton={<Skeleton rows={2} />}>{({ items }) => <DataTable label="Sessions" columns={columns} rows={items} rowKey={({ id }) => id} />}</Loaded>
    </Card>
  );
}
