import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { isApiError } from "../../api/ApiError";
import { Bars } from "../../charts/Bars";
import { percent } from "../../charts/percent";
import { statsQuery } from "../../features/queues/queries";
import { Card } from "../../parts/Card";
import { Columns, Stack } from "../../parts/Columns";
import { Figures } from "../../parts/Figures";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { duration } from "../../time/relative";
import { AttentionCard } from "./AttentionCard";
import { LatestCard } from "./LatestCard";

// A server from before these numbers.
const isMissing = (error: Error | null) => isApiError(error) && error.status === 404;

/** What needs attention first, then how it goes. */
export default function OverviewPage() {
  const query = useQuery(statsQuery(24, 48));
  return (
    <>
      <PageHeader title="Overview"><p className="soft">The last 24 hours</p></PageHeader>
      {!isMissing(query.error) && <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {({ counts, successRate, p50, p95, buckets }) => {
          const count = (status: string) => <Link to="/webhooks" search={{ status } as never}>{counts[status]?.isAtLeast ? "≥ " : ""}{(counts[status]?.count ?? 0).toLocaleString("en")}</Link>;
          return (
            <Stack>
              <Figures items={[["Permanently failed", count("dead"), (counts.dead?.count ?? 0) > 0 ? "bad" : undefined], ["To be retried", count("retrying")], ["Waiting", count("pending")], ["Success", percent(successRate)], ["Half within", duration(p50)], ["95 % within", duration(p95)]]} />
              <Card title="Deliveries"><Bars label="Per half hour" buckets={buckets.map(({ at, succeeded, failed, dead }) => ({ at, good: succeeded, bad: failed + dead }))} /></Card>
            </Stack>
          );
        }}
      </Loaded>}
      <Columns><AttentionCard /><LatestCard /></Columns>
    </>
  );
}
