import { useState } from "react";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import type { Key } from "../../features/templates/key";
import { partsOf, previewTemplate, publishTemplate, saveTemplate, type Template } from "../../features/templates/queries";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Columns, Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextArea, TextInput } from "../../parts/form/inputs";
import { Preview } from "./Preview";

/** The parts as they are typed: read once, so that nothing that is read again replaces them. */
export function Editor({ id, template }: { id: Key; template: Template | null }) {
  const { reason } = useMayChange();
  const fields = partsOf[id.channel] ?? [];
  const [parts, setParts] = useState<Record<string, string>>(() => Object.fromEntries(fields.map(([name]) => [name, template?.parts[name] ?? ""])));
  const [payload, setPayload] = useState('{\n  "title": "An example",\n  "orderNumber": "ORD-1"\n}');
  const [problem, setProblem] = useState<string | null>(null);
  const given = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ""));
  const failed = { onFailed: ({ message }: Error) => setProblem(message) };
  const save = useAct(() => saveTemplate(id, given), { ...failed, said: "Draft saved", refreshes: [["templates"]] });
  const publish = useAct(async () => { await saveTemplate(id, given); return publishTemplate(id); }, { ...failed, said: "Published", refreshes: [["templates"]] });
  const preview = useAct(async () => previewTemplate(id, given, JSON.parse(payload) as unknown), failed);
  const act = (run: () => void) => { setProblem(null); run(); };
  return (
    <Columns>
      <Card title="What it says">
        <Fields>
          <p className="soft">Liquid: <code>{"{{ payload.orderNumber }}"}</code>, <code>{"{{ person.name }}"}</code></p>
          <FormError>{problem}</FormError>
          {fields.map(([name, label, rows]) => {
            const bound = { value: parts[name] ?? "", readOnly: reason !== undefined, onChange: ({ target }: { target: { value: string } }) => setParts({ ...parts, [name]: target.value }) };
            return <Field key={name} label={label}>{rows === 1 ? <TextInput {...bound} /> : <TextArea className="mono" rows={rows} spellCheck={false} {...bound} />}</Field>;
          })}
          <Line end>
            <Button reason={reason} busy={save.isPending} onClick={() => act(() => save.mutate())}>Save draft</Button>
            <Button look="main" reason={reason} busy={publish.isPending} onClick={() => act(() => publish.mutate())}>Publish</Button>
          </Line>
        </Fields>
      </Card>
      <Card title="Preview" actions={<Button small reason={reason} busy={preview.isPending} onClick={() => act(() => preview.mutate())}>Show</Button>}>
        <Fields>
          <Field label="Payload of an example"><TextArea className="mono" rows={5} spellCheck={false} value={payload} onChange={({ target }) => setPayload(target.value)} /></Field>
          <div aria-live="polite">{preview.data && <Preview shown={preview.data} channel={id.channel} />}</div>
        </Fields>
      </Card>
    </Columns>
  );
}
