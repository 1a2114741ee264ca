import { useQuery } from "@tanstack/react-query";
import { endpointQueries } from "../../features/endpoints/queries";
import { Card, Facts } from "../../parts/Card";
import { Bars } from "../../charts/Bars";
import { Stack } from "../../parts/Columns";
import { duration } from "../../time/relative";
import { percent } from "../../charts/percent";

/** The last 24 hours. A server without these numbers leaves the card out. */
export function DayCard({ id }: { id: string }) {
  const { data } = useQuery(endpointQueries.stats(id));
  if (!data) return null;
  return (
    <Card title="Last 24 hours">
      <Stack>
        <Facts items={[["Success", percent(data.successRate)], ["Half of them within", duration(data.p50)], ["95 % within", duration(data.p95)]]} />
        <Bars label="Attempts per hour" buckets={data.buckets.map(({ at, succeeded, failed }) => ({ at, good: succeeded, bad: failed }))} />
      </Stack>
    </Card>
  );
}
