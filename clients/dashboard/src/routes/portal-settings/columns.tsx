import { useAct } from "../../api/useAct";
import { capabilities, expireLink, portalLinksQuery, type PortalLink } from "../../features/portal/queries";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

const words = (held: readonly string[]) => capabilities.filter(([name]) => held.includes(name)).map(([, word]) => word).join(", ");

export const columns: readonly Column<PortalLink>[] = [
  { id: "consumer", head: "Customer", grow: true, cell: ({ consumer }) => consumer },
  { id: "may", head: "May", cell: ({ capabilities }) => words(capabilities), from: "medium" },
  { id: "session", head: "Session", cell: ({ sessionId }) => sessionId ?? "–", from: "wide" },
  { id: "opened", head: "Opened", cell: ({ openedAt }) => (openedAt ? <Time at={openedAt} /> : "Not yet") },
  { id: "expires", head: "Expires", cell: ({ expiresAt }) => <Time at={expiresAt} /> },
  { id: "by", head: "By", cell: ({ createdBy }) => createdBy, from: "wide" },
  { id: "acts", head: "Acts", align: "end", cell: (link) => <Expire link={link} /> },
];

function Expire({ link: { id, consumer, openedAt } }: { link: PortalLink }) {
  const expire = useAct(() => expireLink(id), { said: "Link expired", refreshes: [portalLinksQuery.queryKey] });
  const ask = async () => {
    const text = openedAt ? "The page that it opened closes at once." : "It opens nothing any longer.";
    if (await confirm({ title: `Expire the link of ${consumer}?`, text, verb: "Expire", danger: true })) expire.mutate();
  };
  return <Button small aria-label={`Expire the link of ${consumer}`} busy={expire.isPending} onClick={() => void ask()}>Expire</Button>;
}
