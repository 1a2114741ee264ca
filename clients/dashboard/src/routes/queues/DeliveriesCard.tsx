import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bars } from "../../charts/Bars";
import { percent } from "../../charts/percent";
import { statsQuery } from "../../features/queues/queries";
import { Card, Facts } from "../../parts/Card";
import { Stack } from "../../parts/Columns";
import { duration } from "../../time/relative";

/** Deliveries to endpoints in the last hour, with how fast receivers answered. */
export function DeliveriesCard() {
  const { data } = useQuery(statsQuery(1, 60));
  if (!data) return null;
  const count = (status: string) => { const found = data.counts[status]; return found ? `${found.isAtLeast ? "at least " : ""}${found.count.toLocaleString("en")}` : "0"; };
  return (
    <Card title="Webhook deliveries, last hour" actions={<Link to="/webhooks">All of them</Link>}>
      <Stack>
        <Facts items={[["Waiting", count("pending")], ["To be retried", count("retrying")], ["Permanently failed", count("dead")], ["Success", percent(data.successRate)], ["Half answered within", duration(data.p50)], ["95 % answered within", duration(data.p95)]]} />
        <Bars label="Per minute" buckets={data.buckets.map(({ at, succeeded, failed, dead }) => ({ at, good: succeeded, bad: failed + dead }))} />
      </Stack>
    </Card>
  );
}
