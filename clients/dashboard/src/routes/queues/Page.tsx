import { useQuery } from "@tanstack/react-query";
import { percent } from "../../charts/percent";
import { queuesQuery, successRate } from "../../features/queues/queries";
import { Card } from "../../parts/Card";
import { Stack } from "../../parts/Columns";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { DataTable } from "../../parts/table/DataTable";
import { Figures } from "../../parts/Figures";
import { Time } from "../../time/Time";
import { AccountsCard } from "./AccountsCard";
import { columns } from "./columns";
import { DeliveriesCard } from "./DeliveriesCard";
import { HistoryCard } from "./HistoryCard";
import { PriorityCard } from "./PriorityCard";

/** How much waits, how fast it goes, and what failed. */
export default function QueuesPage() {
  const query = useQuery(queuesQuery);
  return (
    <>
      <PageHeader title="Queues">{query.data && <p className="soft">As of <Time at={query.data.at} full />, read every 5 s</p>}</PageHeader>
      <Loaded query={query}>
        {({ queues, totals }) => (
          <Stack>
            <Figures items={[["Waiting", totals.waiting], ["Active", totals.active], ["Delayed", totals.delayed], ["Failed", totals.failed, totals.failed > 0 ? "bad" : undefined], ["Success", percent(successRate(totals))]]} />
            <Card title="Messages by channel" flush><DataTable label="Queues" columns={columns} rows={queues} rowKey={({ name }) => name} /></Card>
            <HistoryCard />
            <PriorityCard queues={queues} />
            <AccountsCard queues={queues} />
            <DeliveriesCard />
          </Stack>
        )}
      </Loaded>
    </>
  );
}
