import { useQuery } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import type { Key } from "../../features/templates/key";
import { publishVersion, versionsQuery, type Template } from "../../features/templates/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { confirm } from "../../parts/confirm";
import { Loaded } from "../../parts/states/Loaded";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { Time } from "../../time/Time";

/** The draft and what was published, the newest first. */
export function Versions({ id }: { id: Key }) {
  const query = useQuery(versionsQuery(id));
  const { reason } = useMayChange();
  const publish = useAct((version: number) => publishVersion(id, version), { said: "Published again", refreshes: [["templates"]] });
  const ask = async (version: number) => { if (await confirm({ title: `Publish version ${version} again?`, text: "Messages are rendered with it from then on.", verb: "Publish" })) publish.mutate(version); };
  const columns: readonly Column<Template>[] = [
    { id: "version", head: "Version", cell: ({ version }) => version ?? "draft" },
    { id: "state", head: "State", grow: true, cell: ({ isPublished, version }) => <Tag tone={isPublished ? "good" : "mute"}>{isPublished ? "published" : version ? "earlier" : "draft"}</Tag> },
    { id: "by", head: "Saved by", cell: ({ savedBy }) => savedBy, from: "medium" },
    { id: "at", head: "When", cell: ({ savedAt }) => <Time at={savedAt} /> },
    { id: "acts", head: "Acts", align: "end", cell: ({ version, isPublished }) => (version && !isPublished ? <Button small reason={reason} aria-label={`Publish version ${version} again`} onClick={() => void ask(version)}>Publish again</Button> : "") },
  ];
  return <Card title="Versions" flush><Loaded query={query}>{({ items }) => <DataTable label="Versions" columns={columns} rows={items} rowKey={({ version }) => String(version ?? "draft")} />}</Loaded></Card>;
}
