import { useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { endpointQueries } from "../../features/endpoints/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, Select, TextInput } from "../../parts/form/inputs";
import { fromWallClock } from "../../time/fromWallClock";
import { wallClock } from "../../time/format";
import { useZone } from "../../time/zone";

const hour = 3_600_000;

/** What to send again: counted first, then done. */
export default function ReplayDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const zone = useZone();
  const [draft, setDraft] = useState(() => ({ kind: "missing", since: wallClock(new Date(Date.now() - hour), zone), eventType: "", rate: "10" }));
  const [problem, setProblem] = useState<string | null>(null);
  const body = (dryRun: boolean) => ({
    kind: draft.kind, since: fromWallClock(draft.since, zone)?.toISOString() ?? null, rate: Number(draft.rate), dryRun,
    ...(draft.eventType.trim() === "" ? {} : { eventType: draft.eventType.trim() }),
  });
  const call = (dryRun: boolean) => data(api.POST("/v1/endpoints/{id}/replays", { params: { path: { id } }, body: body(dryRun) }));
  const failed = { onFailed: ({ message }: Error) => setProblem(message) };
  const count = useAct(() => call(true), failed);
  const start = useAct(() => call(false), { ...failed, said: "Replay started", refreshes: [endpointQueries.replays(id).queryKey], onDone: onClose });
  const change = (part: Partial<typeof draft>) => { setDraft({ ...draft, ...part }); count.reset(); setProblem(null); };
  const counted = count.data?.count;
  return (
    <Dialog title="Replay events" onClose={onClose} foot={<>
      <Button onClick={onClose}>Cancel</Button>
      {counted === undefined ? <Button look="main" busy={count.isPending} onClick={() => count.mutate()}>Count first</Button>
        : <Button look="main" busy={start.isPending} disabled={counted === 0} onClick={() => start.mutate()}>Deliver {counted.toLocaleString("en")} again</Button>}
    </>}>
      <Fields>
        <FormError>{problem}</FormError>
        <Field label="What" hint={hints[draft.kind]}>
          <Select value={draft.kind} onChange={({ target }) => change({ kind: target.value })}>
            <option value="missing">The missing: what was not delivered</option>
            <option value="dead">Dead letters</option>
            <option value="all">All, the delivered ones too</option>
          </Select>
        </Field>
        <Field label={`Since (${zone})`}><TextInput type="datetime-local" required value={draft.since} onChange={({ target }) => change({ since: target.value })} /></Field>
        <Field label="Event type" hint="Empty: all"><TextInput value={draft.eventType} onChange={({ target }) => change({ eventType: target.value })} /></Field>
        <Field label="Attempts per second" hint="0: as fast as it goes"><TextInput type="number" min={0} max={10000} value={draft.rate} onChange={({ target }) => change({ rate: target.value })} /></Field>
        <p role="status" className="soft">{counted === undefined ? "" : counted === 0 ? "No event matches." : `${counted.toLocaleString("en")} events match.`}</p>
      </Fields>
    </Dialog>
  );
}

const hints: Record<string, string> = { all: "The receiver gets what it had already once more, with the same webhook-id." };
