import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { changeIncoming, incomingQuery, type Incoming } from "../../features/incoming/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, TextInput } from "../../parts/form/inputs";

/** Two numbers for senders. What was typed stays, whatever is read again meanwhile. */
export function PacingCard({ incoming }: { incoming: Incoming }) {
  const { reason } = useMayChange();
  const [retries, setRetries] = useState(String(incoming.webhookRetryAttempts));
  const [timeout, setTimeout] = useState(String(incoming.webhookTimeoutMs));
  const isDirty = retries !== String(incoming.webhookRetryAttempts) || timeout !== String(incoming.webhookTimeoutMs);
  const save = useAct(() => changeIncoming({ webhookRetryAttempts: Number(retries), webhookTimeoutMs: Number(timeout) }), { said: "Saved", refreshes: [incomingQuery.queryKey] });
  return (
    <Card title="For your senders">
      <form onSubmit={(event) => { event.preventDefault(); if (isDirty && !save.isPending) save.mutate(); }}>
        <Fields>
          <p className="soft">These two are kept here for your senders to read. They change nothing on this server: who posts repeats on its own account. What this server sends is set at each endpoint.</p>
          <Field label="Retry attempts" hint="0 to 10"><TextInput type="number" min={0} max={10} required readOnly={reason !== undefined} value={retries} onChange={({ target }) => setRetries(target.value)} /></Field>
          <Field label="Timeout" hint="Milliseconds, 1,000 to 120,000"><TextInput type="number" min={1000} max={120000} step={1} required readOnly={reason !== undefined} value={timeout} onChange={({ target }) => setTimeout(target.value)} /></Field>
          <Line end><Button look="main" type="submit" reason={reason} disabled={!isDirty} busy={save.isPending}>Save</Button></Line>
        </Fields>
      </form>
    </Card>
  );
}
