import { useState } from "react";
import { useAct } from "../../api/useAct";
import { apiRoot } from "../../app/base";
import { useSetQuery } from "../../app/navigate";
import { withStepUp } from "../../auth/stepUp";
import { useMayChange } from "../../auth/useUser";
import OverlapDialog from "../../features/forms/OverlapDialog";
import { deleteSource, saveSource, sourcesQuery, type Source } from "../../features/sources/queries";
import { newKey } from "../../api/newKey";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import { CopyButton } from "../../parts/CopyButton";
import ShownOnce from "../../parts/ShownOnce";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

export const columns: readonly Column<Source>[] = [
  { id: "name", head: "Source", cell: ({ name }) => name },
  { id: "path", head: "Address", grow: true, cell: ({ path, name }) => <Line tight><code>{apiRoot + path}</code><CopyButton text={apiRoot + path} label={`Copy address of ${name}`} /></Line> },
  { id: "scheme", head: "Checked by", cell: ({ scheme }) => scheme, from: "medium" },
  { id: "old", head: "Old secret until", cell: ({ oldSecretUntil }) => <Time at={oldSecretUntil} />, from: "wide" },
  { id: "changed", head: "Changed", cell: ({ updatedAt }) => <Time at={updatedAt} />, from: "medium" },
  { id: "acts", head: "Acts", align: "end", cell: (source) => <Acts source={source} /> },
];

function Acts({ source: { name } }: { source: Source }) {
  const { reason } = useMayChange();
  const setQuery = useSetQuery();
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const refreshes = [sourcesQuery.queryKey];
  const remove = useAct(() => withStepUp(() => deleteSource(name)), { said: "Source deleted", refreshes });
  const rotate = useAct(async (overlap: number) => {
    const made = newKey();
    await withStepUp(() => saveSource({ name, secret: made, overlap }));
    return made;
  }, { refreshes, onDone: (made) => { setAsking(false); setSecret(made); } });
  const ask = async () => { if (await confirm({ title: `Delete ${name}?`, text: "What it sends is refused from then on.", verb: "Delete", danger: true })) remove.mutate(); };
  return (
    <Line end tight>
      <Button small aria-label={`Refused calls to ${name}`} onClick={() => void setQuery({ refused: name })}>Refused</Button>
      <Button small reason={reason} aria-label={`New secret of ${name}`} onClick={() => setAsking(true)}>New secret</Button>
      <Button small reason={reason} aria-label={`Delete ${name}`} busy={remove.isPending} onClick={() => void ask()}>Delete</Button>
      {isAsking && <OverlapDialog title={`New secret of ${name}`} verb="Replace" isBusy={rotate.isPending} onAnswer={(overlap) => rotate.mutate(overlap)} onClose={() => setAsking(false)} />}
      {secret && <ShownOnce title={`The new secret of ${name}`} secret={secret} onClose={() => setSecret(null)}>Enter it at the service.</ShownOnce>}
    </Line>
  );
}
