import type { QueryKey } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import type { Replay } from "./ReplayTable";

/** Pause, resume and cancel of a replay that has not ended. */
export function ReplayActs({ replay: { id, state }, refreshes }: { replay: Replay; refreshes: readonly QueryKey[] }) {
  const { reason } = useMayChange("create_attempts");
  const path = { params: { path: { replay: id } } };
  const pause = useAct(() => data(api.POST("/v1/replays/{replay}/pause", path)), { said: "Replay paused", refreshes });
  const resume = useAct(() => data(api.POST("/v1/replays/{replay}/resume", path)), { said: "Replay resumed", refreshes });
  const cancel = useAct(() => data(api.POST("/v1/replays/{replay}/cancel", path)), { said: "Replay cancelled", refreshes });
  if (state !== "running" && state !== "paused") return <span className="faint">–</span>;
  const askCancel = async () => {
    if (await confirm({ title: "Cancel this replay?", text: "What was handed over already is still delivered.", verb: "Cancel replay", danger: true })) cancel.mutate();
  };
  return (
    <Line end tight>
      {state === "running" ? <Button small reason={reason} busy={pause.isPending} onClick={() => pause.mutate()}>Pause</Button> : <Button small reason={reason} busy={resume.isPending} onClick={() => resume.mutate()}>Resume</Button>}
      <Button small reason={reason} busy={cancel.isPending} onClick={() => void askCancel()}>Cancel</Button>
    </Line>
  );
}
