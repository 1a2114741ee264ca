import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useUser } from "../../auth/useUser";
import { useAct } from "../../api/useAct";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";
import { deliveryQueries } from "../deliveries/queries";
import type { Filter } from "../deliveries/filter";
import { PlanSummary } from "./PlanSummary";
import { bulkQueries, frozen, planBulk, startBulk, type BulkAction } from "./queries";
import { counted, verbs } from "./words";

/** All that the filter finds, over all its pages: counted first, then done as a job. */
export default function BulkDialog({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const actions = useActions();
  const [asked] = useState(() => frozen(filter, Date.now()));
  const [action, setAction] = useState<BulkAction>(actions[0]![0]);
  const [rate, setRate] = useState("50");
  const [problem, setProblem] = useState<string | null>(null);
  const plan = useQuery({ queryKey: ["bulk-plan", action, asked], queryFn: () => planBulk(action, asked), staleTime: Infinity, retry: false });
  const start = useAct(() => startBulk(action, asked, Number(rate)), {
    said: "Started: it goes on when you leave this page", refreshes: [bulkQueries.all, deliveryQueries.all], onDone: onClose, onFailed: ({ message }) => setProblem(message),
  });
  const count = plan.data?.count ?? 0;
  return (
    <Dialog title="Act on all that match" onClose={onClose} foot={<>
      <Button onClick={onClose}>Cancel</Button>
      <Button look={action === "resend" ? "main" : "bad"} busy={plan.isPending || start.isPending} disabled={count === 0} onClick={() => start.mutate()}>
        {plan.data ? `${verbs[action]}: ${counted(plan.data)}` : "Counting"}
      </Button>
    </>}>
      <Fields>
        <FormError>{problem ?? plan.error?.message}</FormError>
        <Field label="What" hint={hints[action]}>
          <Select value={action} onChange={({ target }) => setAction(target.value as BulkAction)}>
            {actions.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
          </Select>
        </Field>
        <Field label="Deliveries per second" hint="1 to 500"><TextInput type="number" min={1} max={500} value={rate} onChange={({ target }) => setRate(target.value)} /></Field>
        {plan.data && <PlanSummary plan={plan.data} />}
        <p className="soft">Jobs can be paused and cancelled at <Link to="/replays">Bulk jobs</Link>.</p>
      </Fields>
    </Dialog>
  );
}

const all = [
  ["resend", "Send again", "create_attempts"], ["cancel", "Cancel what waits for a further attempt", "manage_endpoints"], ["purge", "Delete from the log what has ended", null],
] as const;

/** In a portal those that its link allows. */
function useActions() {
  const { capabilities } = useUser();
  return all.filter(([, , needs]) => capabilities === undefined || (needs !== null && capabilities.includes(needs)));
}

const hints: Record<BulkAction, string> = {
  resend: "Also what was delivered already, unless the filter leaves it out: receivers get the same event, with the same id, once more.",
  cancel: "No further attempt is made at what is pending or retrying. It can be sent again later.",
  purge: "Attempts and their bodies go too. Events stay as long as they are kept.",
};
