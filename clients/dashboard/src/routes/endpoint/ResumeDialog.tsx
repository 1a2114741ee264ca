import { useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { endpointQueries, type Endpoint } from "../../features/endpoints/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, Select, TextInput } from "../../parts/form/inputs";

/** Goes on with what waited, at a rate, or without it. */
export default function ResumeDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const [how, setHow] = useState("all");
  const [rate, setRate] = useState("10");
  const behind = endpoint.headSeq - endpoint.cursor;
  const verb = endpoint.state === "paused" ? "resume" : "enable";
  const body = how === "skip" ? { skip: true } : { rate: how === "rate" ? Number(rate) : 0 };
  const resume = useAct(() => data(api.POST(`/v1/endpoints/{id}/${verb}`, { params: { path: { id: endpoint.id } }, body })), { said: verb === "resume" ? "Resumed" : "Enabled", refreshes: [endpointQueries.all], onDone: onClose });
  const title = verb === "resume" ? "Resume" : "Enable";
  return (
    <Dialog narrow title={`${title} this endpoint`} onClose={onClose} foot={<><Button onClick={onClose}>Cancel</Button><Button look="main" busy={resume.isPending} onClick={() => resume.mutate()}>{title}</Button></>}>
      <Fields>
        <p className="soft">The tenant's log went on by {behind.toLocaleString("en")} events since. Those that match this endpoint's types wait.</p>
        <Field label="What waited">
          <Select value={how} onChange={({ target }) => setHow(target.value)}>
            <option value="all">Send it as fast as it goes</option>
            <option value="rate">Send it at a rate</option>
            <option value="skip">Leave it out</option>
          </Select>
        </Field>
        {how === "rate" && <Field label="Attempts per second"><TextInput type="number" min={1} max={10000} value={rate} onChange={({ target }) => setRate(target.value)} /></Field>}
      </Fields>
    </Dialog>
  );
}
