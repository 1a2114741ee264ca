import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { bulkQueries, setBulk, type BulkJob } from "../../features/bulk/queries";
import { Button } from "../../parts/Button";
import { Line } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";

/** Pause, resume and cancel of a job that has not ended. */
export function JobActs({ job: { id, state, action } }: { job: BulkJob }) {
  const { reason } = useMayChange(action === "resend" ? "create_attempts" : "manage_endpoints");
  const set = useAct((verb: "pause" | "resume" | "cancel") => setBulk(id, verb), { refreshes: [bulkQueries.all] });
  if (state !== "running" && state !== "paused") return <span className="faint">–</span>;
  const cancel = async () => {
    if (await confirm({ title: "Cancel this job?", text: "What it did already stays done.", verb: "Cancel job", danger: true })) set.mutate("cancel");
  };
  const verb = state === "running" ? "pause" : "resume";
  return (
    <Line end tight>
      <Button small reason={reason} busy={set.isPending} onClick={() => set.mutate(verb)}>{verb === "pause" ? "Pause" : "Resume"}</Button>
      <Button small reason={reason} busy={set.isPending} onClick={() => void cancel()}>Cancel</Button>
    </Line>
  );
}
