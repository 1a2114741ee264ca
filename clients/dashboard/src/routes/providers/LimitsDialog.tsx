import { useState, type FormEvent } from "react";
import { useAct } from "../../api/useAct";
import type { Channel } from "../../features/messages/queries";
import { isProblem, problemOf, readCap, type CapProblem } from "../../features/providers/capForm";
import { capQuery, heldQuery, saveCap, type Cap, type CapCommand } from "../../features/providers/caps";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Fields, FormError } from "../../parts/form/inputs";
import { LimitsFields } from "./LimitsFields";

/** Sets what a channel may send and spend. What is left empty is no limit. */
export default function LimitsDialog({ cap, onClose }: { cap: Cap; onClose: () => void }) {
  const channel = cap.channel as Channel;
  // What was typed stays over a background read.
  const [opened] = useState(cap);
  const [problem, setProblem] = useState<CapProblem | string | null>(null);
  const save = useAct((command: CapCommand) => saveCap({ channel, ...command }), {
    said: "Limits saved", refreshes: [capQuery(channel).queryKey, heldQuery(channel).queryKey], onDone: onClose, onFailed: ({ message }) => setProblem(problemOf(message) ?? message),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readCap(new FormData(event.currentTarget));
    setProblem(isProblem(read) ? read : null);
    if (!isProblem(read) && !save.isPending) save.mutate(read);
  };
  return (
    <Dialog narrow title={`Limits of ${channel}`} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="limits" busy={save.isPending}>Save</Button></>}>
      <form id="limits" onSubmit={submit}>
        <Fields>
          <FormError>{typeof problem === "string" ? problem : null}</FormError>
          <LimitsFields cap={opened} problem={typeof problem === "string" ? null : problem} />
        </Fields>
      </form>
    </Dialog>
  );
}
