import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useParam } from "../../app/navigate";
import { MessageTag } from "../../features/messages/MessageTag";
import { messageQueries, type Message } from "../../features/messages/queries";
import { Card, Facts } from "../../parts/Card";
import { Line, Stack } from "../../parts/Columns";
import { CopyButton } from "../../parts/CopyButton";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";
import { Acts } from "./Acts";

type Attempt = NonNullable<Message["attemptLog"]>[number];
type Callback = NonNullable<Message["callbacks"]>[number];

const attempts: readonly Column<Attempt>[] = [
  { id: "number", head: "Attempt", cell: ({ number }) => number },
  { id: "by", head: "By", cell: ({ provider, account }) => `${provider}, ${account}` },
  { id: "started", head: "Started", cell: ({ startedAt }) => <Time at={startedAt} /> },
  { id: "ended", head: "Ended", cell: ({ endedAt }) => <Time at={endedAt} />, from: "medium" },
  { id: "code", head: "Code", cell: ({ code }) => code ?? "–" },
  { id: "detail", head: "Detail", grow: true, cell: ({ detail }) => detail ?? "–" },
];
const callbacks: readonly Column<Callback>[] = [
  { id: "word", head: "Said", cell: ({ word }) => word },
  { id: "status", head: "Status", cell: ({ status }) => (status ? <MessageTag status={status} /> : "–") },
  { id: "detail", head: "Detail", grow: true, cell: ({ code, detail }) => [code, detail].filter(Boolean).join(": ") || "–" },
  { id: "at", head: "Received", cell: ({ receivedAt }) => <Time at={receivedAt} /> },
];

/** One message: its attempts and what its provider said of it. */
export default function MessagePage() {
  const query = useQuery(messageQueries.one(useParam("id")));
  const message = query.data;
  return (
    <>
      <PageHeader title={message?.address ?? "Message"} tab={message ? `${message.address}, message` : "Message"} actions={message && <Acts message={message} />}>{message && <MessageTag status={message.status} />}</PageHeader>
      <Loaded query={query}>
        {(message) => (
          <Stack>
            <Card><Facts items={[
              ["Channel", message.channel], ["Event type", message.eventType], ["Event", message.eventId ? <Link to="/events/$id" params={{ id: message.eventId }}>Open</Link> : "–"],
              ["Why", [message.reason, message.detail].filter(Boolean).join(": ") || "–"], ["Attempts", message.attempts], ["Next attempt", <Time at={message.nextAttemptAt} />],
              ["Provider", message.provider ?? "–"], ["Id at the provider", message.providerMessageId ?? "–"], ["Created", <Time at={message.createdAt} />],
              ["Id", <Line tight><code>{message.id}</code><CopyButton text={message.id ?? ""} label="Copy id" /></Line>],
            ]} /></Card>
            {(message.attemptLog?.length ?? 0) > 0 && <Card title="Attempts" flush><DataTable label="Attempts" columns={attempts} rows={message.attemptLog!} rowKey={({ number }) => String(number)} /></Card>}
            {(message.callbacks?.length ?? 0) > 0 && <Card title="What the provider said later" flush><DataTable label="Callbacks" columns={callbacks} rows={message.callbacks!} rowKey={({ receivedAt, word }) => `${receivedAt} ${word}`} /></Card>}
          </Stack>
        )}
      </Loaded>
    </>
  );
}
