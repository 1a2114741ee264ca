import { Send } from "lucide-react";
import { Suspense, useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { lazyPart } from "../../code/lazily";
import type { Endpoint } from "../../features/endpoints/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line, Stack } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { TextArea, TextInput } from "../../parts/form/inputs";

const TestResult = lazyPart(() => import("./TestResult"));

const example = '{\n  "message": "A test"\n}';

/** Sends a signed example now, and shows all that came back. */
export function TestCard({ endpoint }: { endpoint: Endpoint }) {
  const { reason } = useMayChange("create_attempts");
  const [type, setType] = useState(() => exampleType(endpoint.eventTypes));
  const [payload, setPayload] = useState(example);
  const test = useAct(() => data(api.POST("/v1/endpoints/{id}/test", { params: { path: { id: endpoint.id } }, body: { eventType: type, payload: JSON.parse(payload) as never } })));
  const isJson = canParse(payload);
  return (
    <Card title="Test">
      <Stack>
        <Field label="Event type"><TextInput value={type} onChange={({ target }) => setType(target.value)} /></Field>
        <Field label="Payload" error={isJson ? undefined : "This is no JSON"}><TextArea className="mono" rows={4} spellCheck={false} value={payload} onChange={({ target }) => setPayload(target.value)} /></Field>
        <Line end><Button icon={<Send aria-hidden />} reason={reason} disabled={!isJson} busy={test.isPending} onClick={() => test.mutate()}>Send test</Button></Line>
        <div aria-live="polite">{test.data && <Suspense><TestResult answer={test.data} /></Suspense>}</div>
      </Stack>
    </Card>
  );
}

/** One that the endpoint asks for. */
const exampleType = ([first = "*"]: readonly string[]) => (first === "*" ? "test.event" : first.replace("*", "test"));

function canParse(text: string): boolean {
  try { JSON.parse(text); return true; } catch { return false; }
}
