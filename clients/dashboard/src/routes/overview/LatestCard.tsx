import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { activityQuery, type Activity } from "../../features/activity/queries";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

const columns: readonly Column<Activity>[] = [
  { id: "what", head: "What", grow: true, cell: ({ action, subject }) => <span title={subject}>{action.replace(/[._]/g, " ")}</span> },
  { id: "who", head: "Who", cell: ({ actor }) => actor },
  { id: "at", head: "When", cell: ({ at }) => <Time at={at} /> },
];

/** What people and systems did last. */
export function LatestCard() {
  const query = useQuery(activityQuery({}, undefined));
  return (
    <Card title="Latest activity" flush actions={<Link to="/activity">All of it</Link>}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {({ items }) => (items.length === 0 ? <Empty title="Nothing was done yet" /> : <DataTable label="Latest activity" columns={columns} rows={items.slice(0, 6)} rowKey={({ id }) => id} />)}
      </Loaded>
    </Card>
  );
}
