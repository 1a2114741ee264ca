import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Suspense, useState } from "react";
import { useMayChange } from "../../auth/useUser";
import { lazyPart } from "../../code/lazily";
import { endpointQueries } from "../../features/endpoints/queries";
import { ReplayTable } from "../../features/replays/ReplayTable";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { Empty } from "../../parts/states/states";

const ReplayDialog = lazyPart(() => import("./ReplayDialog"));

/** What was sent again to one endpoint, and how far that is. */
export function ReplaysCard({ id }: { id: string }) {
  const { reason } = useMayChange("create_attempts");
  const [isStarting, setStarting] = useState(false);
  const query = useQuery(endpointQueries.replays(id));
  const start = <Button small icon={<RotateCcw aria-hidden />} reason={reason} onClick={() => setStarting(true)}>Replay</Button>;
  return (
    <Card title="Replays" flush actions={start}>
      <Loaded query={query} skeleton={<Skeleton rows={2} />}>
        {({ items }) => (items.length === 0 ? <Empty title="No replays yet">A replay delivers events of the log again: all of a time, the missing ones, or the dead letters.</Empty> : <ReplayTable replays={items} refreshes={[endpointQueries.replays(id).queryKey]} />)}
      </Loaded>
      {isStarting && <Suspense><ReplayDialog id={id} onClose={() => setStarting(false)} /></Suspense>}
    </Card>
  );
}
