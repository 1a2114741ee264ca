import { useNavigate } from "@tanstack/react-router";
import { CirclePause, CirclePlay, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { lazyPart } from "../../code/lazily";
import { endpointQueries, type Endpoint } from "../../features/endpoints/queries";
import { endpointName } from "../../features/endpoints/words";
import { usePageActs } from "../../palette/pageActs";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";

const ResumeDialog = lazyPart(() => import("./ResumeDialog"));

/** Pause or resume, and delete. */
export function Acts({ endpoint }: { endpoint: Endpoint }) {
  const { reason } = useMayChange();
  const navigate = useNavigate();
  const [isResuming, setResuming] = useState(false);
  const path = { params: { path: { id: endpoint.id } } };
  const refreshes = [endpointQueries.all];
  const pause = useAct(() => data(api.POST("/v1/endpoints/{id}/pause", path)), { said: "Paused. Events wait until it is resumed.", refreshes });
  const remove = useAct(() => data(api.DELETE("/v1/endpoints/{id}", path)), { said: "Endpoint deleted", refreshes: [[...endpointQueries.all, "list"]], onDone: () => void navigate({ to: "/endpoints" }) });
  const askRemove = async () => {
    const text = "Nothing more is sent to it, and what waits for a retry is cancelled. Its deliveries stay in the log.";
    if (await confirm({ title: `Delete ${endpointName(endpoint)}?`, text, verb: "Delete", danger: true })) remove.mutate();
  };
  usePageActs(() => [
    endpoint.state === "enabled" ? { id: "pause", title: "Pause this endpoint", reason, run: () => pause.mutate() } : { id: "resume", title: "Resume this endpoint", words: "enable", reason, run: () => setResuming(true) },
  ]);
  return (
    <>
      {endpoint.state === "enabled"
        ? <Button icon={<CirclePause aria-hidden />} reason={reason} busy={pause.isPending} onClick={() => pause.mutate()}>Pause</Button>
        : <Button look="main" icon={<CirclePlay aria-hidden />} reason={reason} onClick={() => setResuming(true)}>{endpoint.state === "paused" ? "Resume" : "Enable"}</Button>}
      <Button icon={<Trash2 aria-hidden />} reason={reason} busy={remove.isPending} onClick={() => void askRemove()}>Delete</Button>
      {isResuming && <Suspense><ResumeDialog endpoint={endpoint} onClose={() => setResuming(false)} /></Suspense>}
    </>
  );
}
