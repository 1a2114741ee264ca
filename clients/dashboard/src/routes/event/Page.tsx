import { useQuery } from "@tanstack/react-query";
import { useParam } from "../../app/navigate";
import { eventQueries } from "../../features/events/queries";
import { Card, Facts } from "../../parts/Card";
import { Code } from "../../parts/Code";
import { Line, Stack } from "../../parts/Columns";
import { CopyButton } from "../../parts/CopyButton";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Time } from "../../time/Time";
import { WhyCard } from "./WhyCard";

/** One event: what it says, where it went, where not and why. */
export default function EventPage() {
  const id = useParam("id");
  const query = useQuery(eventQueries.one(id));
  return (
    <>
      <PageHeader title={query.data?.type ?? "Event"} tab={query.data ? `${query.data.type}, event` : "Event"} />
      <Loaded query={query}>
        {(event) => (
          <Stack>
            <Card>
              <Facts items={[
                ["Id", <Line tight><code>{event.id}</code><CopyButton text={event.id} label="Copy id" /></Line>], ["Source", event.source], ["Seq", event.seq],
                ["Accepted", <Time at={event.acceptedAt} full />], ["Seen by", event.audience.join(", ") || "Endpoints only"],
                ["Size", `${event.bytes.toLocaleString("en")} bytes`], ...(event.sha256 ? [["SHA-256", <code>{event.sha256}</code>] as const] : []),
              ]} />
            </Card>
            <WhyCard id={event.id} />
            <Card title="Payload"><Code text={event.text} label="Payload" tall /></Card>
          </Stack>
        )}
      </Loaded>
    </>
  );
}
