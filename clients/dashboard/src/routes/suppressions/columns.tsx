import { useState } from "react";
import { useMayChange } from "../../auth/useUser";
import type { Suppression } from "../../features/suppressions/queries";
import { Button } from "../../parts/Button";
import type { Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { Time } from "../../time/Time";
import { ReleaseDialog } from "./ReleaseDialog";

export const columns: readonly Column<Suppression>[] = [
  { id: "address", head: "Address", grow: true, cell: ({ address }) => address },
  { id: "channel", head: "Channel", cell: ({ channel }) => channel },
  { id: "state", head: "State", cell: ({ releasedAt }) => <Tag tone={releasedAt ? "mute" : "warn"}>{releasedAt ? "released" : "suppressed"}</Tag> },
  { id: "cause", head: "Cause", cell: ({ cause }) => cause.replaceAll("_", " ") },
  { id: "category", head: "Messages", cell: ({ category }) => category ?? "all", from: "medium" },
  { id: "detail", head: "Detail", cell: ({ detail, source }) => detail || source, from: "wide" },
  { id: "at", head: "Since", cell: ({ at }) => <Time at={at} /> },
  { id: "until", head: "Until", cell: ({ releasedAt, expiresAt }) => <Time at={releasedAt ?? expiresAt} />, from: "medium" },
  { id: "acts", head: "Acts", align: "end", cell: (suppression) => (suppression.releasedAt ? "" : <Release suppression={suppression} />) },
];

function Release({ suppression }: { suppression: Suppression }) {
  const { reason } = useMayChange();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button small reason={reason} aria-label={`Release ${suppression.address}`} onClick={() => setAsking(true)}>Release</Button>
      {isAsking && <ReleaseDialog suppression={suppression} onClose={() => setAsking(false)} />}
    </>
  );
}
