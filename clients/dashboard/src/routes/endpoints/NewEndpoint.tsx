import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type FormEvent } from "react";
import { newKey } from "../../api/newKey";
import { request } from "../../api/request";
import { useAct } from "../../api/useAct";
import { endpointQueries, type Endpoint } from "../../features/endpoints/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, FormError, TextArea, TextInput } from "../../parts/form/inputs";
import ShownOnce from "../../parts/ShownOnce";
import { words } from "../../features/endpoints/settings";

/** Makes an endpoint, and shows its secret once. */
export function NewEndpoint({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const key = useRef(newKey());
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<Endpoint | null>(null);
  const create = useAct((body: object) => request<Endpoint>("POST", "/v1/endpoints", { body, idempotencyKey: key.current }), {
    said: "Endpoint created", once: true, refreshes: [endpointQueries.all], onDone: setMade, onFailed: ({ message }) => { key.current = newKey(); setProblem(message); },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    setProblem(null);
    if (!create.isPending) create.mutate({ url: text("url"), description: text("description"), eventTypes: words(text("eventTypes")) });
  };
  if (made?.secret) return <ShownOnce title="The endpoint's secret" secret={made.secret} onClose={() => void navigate({ to: "/endpoints/$id", params: { id: made.id }, replace: true })}>Its deliveries are verified with it.</ShownOnce>;
  return (
    <Dialog title="New endpoint" onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" type="submit" form="new-endpoint" busy={create.isPending}>Create</Button></>}>
      <form id="new-endpoint" onSubmit={submit}>
        <Fields>
          <FormError>{problem}</FormError>
          <Field label="URL" hint="https, a public host"><TextInput name="url" type="url" required autoFocus maxLength={2048} placeholder="https://example.com/webhooks" /></Field>
          <Field label="Description"><TextInput name="description" maxLength={500} /></Field>
          <Field label="Event types" hint="One a line: order.created, order.* for all below it, * for all"><TextArea name="eventTypes" rows={3} defaultValue="*" required /></Field>
        </Fields>
      </form>
    </Dialog>
  );
}
