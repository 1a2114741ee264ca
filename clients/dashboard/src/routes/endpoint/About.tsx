import type { Endpoint } from "../../features/endpoints/queries";
import { reasonWords } from "../../features/endpoints/words";
import { Card, Facts } from "../../parts/Card";
import { CopyButton } from "../../parts/CopyButton";
import { Line } from "../../parts/Columns";
import { Time } from "../../time/Time";

/** How the endpoint stands, in one strip, and why. */
export function About({ endpoint }: { endpoint: Endpoint }) {
  const behind = endpoint.headSeq - endpoint.cursor;
  return (
    <Card>
      <Facts items={[
        ["URL", <Line tight><span>{endpoint.url}</span><CopyButton text={endpoint.url} label="Copy URL" /></Line>],
        ["Id", <Line tight><code>{endpoint.id}</code><CopyButton text={endpoint.id} label="Copy id" /></Line>],
        ...(endpoint.stateReason ? [["Why", `${endpoint.state}: ${reasonWords(endpoint.stateReason)}`] as const] : []),
        ["Owner", endpoint.owner ?? "The tenant"],
        ["Last success", <Time at={endpoint.lastSuccessAt} />],
        ["Failing since", <Time at={endpoint.failingSince} />],
        ["Behind the log", behind <= 0 ? "No" : `${behind.toLocaleString("en")} ${behind === 1 ? "event" : "events"}`],
        ["Created", <Time at={endpoint.createdAt} />],
        ["Changed", <Time at={endpoint.updatedAt} />],
      ]} />
    </Card>
  );
}
