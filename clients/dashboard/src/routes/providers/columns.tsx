import { CircleCheck, CirclePause } from "lucide-react";
import { Link } from "@tanstack/react-router";
import { useAct } from "../../api/useAct";
import { withStepUp } from "../../auth/stepUp";
import { useMayChange } from "../../auth/useUser";
import { accountsQuery, changeAccount, deleteAccount, testAccount, type Account } from "../../features/providers/queries";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import type { Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { toast } from "../../parts/toast";
import { Time } from "../../time/Time";

export const columns: readonly Column<Account>[] = [
  { id: "name", head: "Account", grow: true, cell: ({ id, name }) => <Link to="/providers" search={{ account: id } as never}>{name || id}</Link> },
  { id: "provider", head: "Provider", cell: ({ provider }) => provider },
  { id: "channel", head: "Channel", cell: ({ channel }) => channel },
  { id: "state", head: "State", cell: ({ isPaused }) => <Tag tone={isPaused ? "mute" : "good"} icon={isPaused ? CirclePause : CircleCheck}>{isPaused ? "Paused" : "In use"}</Tag> },
  { id: "position", head: "Position", align: "end", cell: ({ position }) => position, from: "medium" },
  { id: "rate", head: "Per second", align: "end", cell: ({ ratePerSecond }) => ratePerSecond, from: "wide" },
  { id: "prices", head: "Prices", cell: ({ prices }) => prices && `${Object.keys(prices.perUnit ?? {}).length} in ${prices.currency}`, from: "wide" },
  { id: "changed", head: "Changed", cell: ({ updatedAt }) => <Time at={updatedAt} />, from: "wide" },
  { id: "acts", head: "Acts", align: "end", cell: (account) => <Acts account={account} /> },
];

function Acts({ account: { id, name, isPaused } }: { account: Account }) {
  const { reason } = useMayChange();
  const refreshes = [accountsQuery.queryKey];
  const test = useAct(() => testAccount(id), { onDone: ({ isReachable, detail }) => toast(`${isReachable ? "Reachable" : "Not reachable"}: ${detail}`, isReachable ? "good" : "bad") });
  const pause = useAct(() => changeAccount({ id, isPaused: !isPaused }), { said: isPaused ? "In use again" : "Paused", refreshes });
  const remove = useAct(() => withStepUp(() => deleteAccount(id)), { said: "Account deleted", refreshes });
  const ask = async () => { if (await confirm({ title: `Delete ${name || id}?`, text: "What waits goes by the next account of the channel.", verb: "Delete", danger: true })) remove.mutate(); };
  return (
    <Line end tight>
      <Button small reason={reason} busy={test.isPending} aria-label={`Test ${name || id}`} onClick={() => test.mutate()}>Test</Button>
      <Button small reason={reason} busy={pause.isPending} aria-label={`${isPaused ? "Use" : "Pause"} ${name || id}`} onClick={() => pause.mutate()}>{isPaused ? "Use" : "Pause"}</Button>
      <Button small reason={reason} busy={remove.isPending} aria-label={`Delete ${name || id}`} onClick={() => void ask()}>Delete</Button>
    </Line>
  );
}
