import { Download, ListChecks, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import BulkDialog from "../../features/bulk/BulkDialog";
import { deliveriesCsv } from "../../features/deliveries/csv";
import type { Filter } from "../../features/deliveries/filter";
import { deliveryQueries } from "../../features/deliveries/queries";
import { resendable, resendMany } from "../../features/deliveries/resendMany";
import type { Delivery } from "../../features/deliveries/types";
import { saveBytes } from "../../features/payload/saveBytes";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";
import { toast, toastError } from "../../parts/toast";
import styles from "./SelectionBar.module.css";
import { resentWords } from "./selectionWords";

interface Props { deliveries: readonly Delivery[]; filter: Filter; hasMore: boolean; isAll: boolean; onClear: () => void }

/** What is done with the chosen rows, or from there with all that the filter finds. */
export default function SelectionBar({ deliveries, filter, hasMore, isAll, onClear }: Props) {
  const { reason } = useMayChange("create_attempts");
  const [step, setStep] = useState(0);
  const [isActing, setActing] = useState(false);
  const ready = resendable(deliveries);
  const again = useAct(() => { setStep(0); return resendMany(ready, setStep); }, {
    refreshes: [deliveryQueries.all],
    onDone: (result) => {
      const words = resentWords(result, deliveries.length - ready.length);
      if (result.failed.length > 0) toastError(new Error(words)); else toast(words);
      onClear();
    },
  });
  const resend = async () => {
    const delivered = ready.filter(({ status }) => status === "succeeded").length;
    const text = `${delivered === 1 ? "One of them was" : `${delivered} of them were`} delivered already: the receivers get the same events, with the same ids, once more.`;
    if (delivered === 0 || await confirm({ title: `Send ${ready.length} again?`, text, verb: "Resend" })) again.mutate();
  };
  const none = ready.length === 0 ? "All of them are still being delivered: another attempt now would make two." : undefined;
  return (
    <section className={styles.bar} aria-label="Selection">
      <span className={styles.count} role="status">{again.isPending ? `${step} of ${ready.length} sent again` : `${deliveries.length} selected`}</span>
      <Button small icon={<RotateCw aria-hidden />} reason={reason ?? none} busy={again.isPending} aria-keyshortcuts="r" onClick={() => void resend()}>Resend</Button>
      <Button small icon={<Download aria-hidden />} onClick={() => saveBytes(new TextEncoder().encode(deliveriesCsv(deliveries)), "deliveries-selected.csv", "text/csv")}>Export selected</Button>
      {isAll && hasMore && <Button small icon={<ListChecks aria-hidden />} reason={reason} onClick={() => setActing(true)}>All that match…</Button>}
      <Button small look="quiet" icon={<X aria-hidden />} onClick={onClear}>Clear selection</Button>
      {isActing && <BulkDialog filter={filter} onClose={() => setActing(false)} />}
    </section>
  );
}
