import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { usePages } from "../../features/paging/usePages";
import { textOf } from "../../features/templates/key";
import { templatesQuery, type TemplateItem } from "../../features/templates/queries";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Tag } from "../../parts/Tag";
import { Time } from "../../time/Time";
import { NewTemplate } from "./NewTemplate";

const columns: readonly Column<TemplateItem>[] = [
  { id: "type", head: "Event type", grow: true, cell: (item) => <Link to="/templates/$id" params={{ id: textOf(item) }}>{item.eventType}</Link> },
  { id: "channel", head: "Channel", cell: ({ channel }) => channel },
  { id: "language", head: "Language", cell: ({ language }) => language },
  { id: "state", head: "State", cell: ({ version, hasDraft }) => <Tag tone={version ? "good" : "mute"}>{version ? `Published, version ${version}` : "Not published"}{hasDraft ? ", draft" : ""}</Tag> },
  { id: "by", head: "Saved by", cell: ({ savedBy }) => savedBy, from: "medium" },
  { id: "at", head: "Saved", cell: ({ savedAt }) => <Time at={savedAt} /> },
];

/** What messages say, by event type, channel and language. */
export default function TemplatesPage() {
  const navigate = useNavigate();
  const { cursor, pager } = usePages();
  const query = useQuery(templatesQuery(cursor));
  return (
    <>
      <PageHeader title="Templates" actions={<NewTemplate />} />
      <Loaded query={query}>
        {({ items, next }) => (items.length === 0 && cursor === undefined ? <Empty title="No templates of this tenant">Messages say what the built-in templates say.</Empty>
          : <Stack><DataTable label="Templates" columns={columns} rows={items} rowKey={textOf} onOpen={(item) => void navigate({ to: "/templates/$id", params: { id: textOf(item) } })} /><Pager size={50} {...pager(next)}>{items.length} shown</Pager></Stack>)}
      </Loaded>
    </>
  );
}
