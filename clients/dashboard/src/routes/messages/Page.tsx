import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useQueryString } from "../../app/navigate";
import { one, oneOf } from "../../app/search";
import { DownloadButton } from "../../features/downloads/DownloadButton";
import { ChoiceFilter } from "../../features/filters/ChoiceFilter";
import { TextFilters } from "../../features/filters/TextFilters";
import { channels, messageQueries, states, type Message } from "../../features/messages/queries";
import { MessageTag } from "../../features/messages/MessageTag";
import { LazyViews } from "../../features/views/LazyViews";
import { usePages, useSetFilter } from "../../features/paging/usePages";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Empty, NoMatch } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Pager } from "../../parts/table/Pager";
import { Time } from "../../time/Time";

const columns: readonly Column<Message>[] = [
  { id: "to", head: "To", grow: true, cell: ({ id, address, person }) => <Link to="/messages/$id" params={{ id: id! }}>{address || person || "–"}</Link> },
  { id: "status", head: "Status", cell: ({ status }) => <MessageTag status={status} /> },
  { id: "channel", head: "Channel", cell: ({ channel }) => channel },
  { id: "type", head: "Event type", cell: ({ eventType }) => eventType, from: "medium" },
  { id: "provider", head: "Provider", cell: ({ provider }) => provider ?? "–", from: "wide" },
  { id: "attempts", head: "Attempts", align: "end", cell: ({ attempts }) => attempts, from: "medium" },
  { id: "created", head: "Created", cell: ({ createdAt }) => <Time at={createdAt} /> },
];

const filters = [["address", "Address"], ["person", "Person"], ["type", "Event type"]] as const;
const names = ["channel", "status", "address", "person", "type"] as const;

/** E-mails, SMS, WhatsApp messages and pushes to people. */
export default function MessagesPage() {
  const search = useQueryString();
  const navigate = useNavigate();
  const setFilter = useSetFilter();
  const { cursor, pager } = usePages();
  const asked = { ...Object.fromEntries(names.map((name) => [name, one(search[name])])), channel: oneOf(search.channel, channels), status: oneOf(search.status, states) };
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const query = useQuery(messageQueries.list(filter, cursor));
  return (
    <>
      <PageHeader title="Messages" actions={<><LazyViews page="messages" /><DownloadButton path="/v1/messages/export.csv" query={filter} name="messages.csv">CSV</DownloadButton></>} />
      <TextFilters filters={filters}><ChoiceFilter name="channel" label="Channel" choices={channels} /><ChoiceFilter name="status" label="Status" choices={states} /></TextFilters>
      <Loaded query={query}>
        {({ messages, next }) => (messages.length > 0
          ? <Stack>
              <DataTable label="Messages" columns={columns} rows={messages} rowKey={({ id }) => id!} onOpen={({ id }) => void navigate({ to: "/messages/$id", params: { id: id! } })} />
              <Pager size={50} {...pager(next)}>{messages.length} shown</Pager>
            </Stack>
          : Object.keys(filter).length > 0 ? <NoMatch what="messages" onClear={() => setFilter(Object.fromEntries(names.map((name) => [name, undefined])))} /> : <Empty title="No messages yet">An event whose audience is people becomes a message where a template and a sending service are there.</Empty>)}
      </Loaded>
    </>
  );
}
