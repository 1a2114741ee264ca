import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useMayChange } from "../../auth/useUser";
import { channels } from "../../features/messages/queries";
import { textOf } from "../../features/templates/key";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, Select, TextInput } from "../../parts/form/inputs";

/** Which template to write: it is there once it is saved. */
export function NewTemplate() {
  const { reason } = useMayChange();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name)).trim();
    void navigate({ to: "/templates/$id", params: { id: textOf({ eventType: text("eventType"), channel: text("channel"), language: text("language") }) } });
  };
  return (
    <>
      <Button look="main" icon={<Plus aria-hidden />} reason={reason} onClick={() => setOpen(true)}>New template</Button>
      {isOpen && (
        <Dialog narrow title="New template" onClose={() => setOpen(false)} foot={<><Button onClick={() => setOpen(false)}>Cancel</Button><Button look="main" type="submit" form="new-template">Write it</Button></>}>
          <form id="new-template" onSubmit={submit}>
            <Fields>
              <Field label="Event type"><TextInput name="eventType" required placeholder="order.created" pattern="[A-Za-z0-9_\-:\/.]+" /></Field>
              <Field label="Channel"><Select name="channel">{channels.map((channel) => <option key={channel}>{channel}</option>)}</Select></Field>
              <Field label="Language" hint="Such as en or de-AT"><TextInput name="language" required defaultValue="en" maxLength={20} /></Field>
            </Fields>
          </form>
        </Dialog>
      )}
    </>
  );
}
