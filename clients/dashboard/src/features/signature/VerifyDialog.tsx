import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/form/Field";
import { Fields, TextArea, TextInput } from "../../parts/form/inputs";
import { Loaded } from "../../parts/states/Loaded";
import type { Attempt, DeliveryDetail } from "../deliveries/types";
import { payloadOf } from "../payload/read";
import { canSign } from "./hmac";
import { Snippets } from "./Snippets";
import { bodyOf, headerOf, type Signed } from "./signed";
import { Verdict } from "./Verdict";

interface Props { delivery: DeliveryDetail; attempt: Attempt; onClose: () => void }

/** Recalculates an attempt's signature here, from a secret that does not leave the page, and says where a verification breaks. */
export default function VerifyDialog({ delivery, attempt, onClose }: Props) {
  const query = useQuery(payloadOf(delivery.id));
  return (
    <Dialog title={`Verify attempt ${attempt.number}`} onClose={onClose}>
      <Loaded query={query}>
        {(payload) => {
          const body = payload && bodyOf(attempt, payload, delivery);
          const [id, timestamp] = ["webhook-id", "webhook-timestamp"].map((name) => headerOf(attempt.requestHead, name));
          if (!body || !id || !timestamp) return <p>The bytes that this attempt sent are no longer kept, so that nothing can be recalculated.</p>;
          return canSign() ? <Form sent={{ id, timestamp, body }} attempt={attempt} /> : <p>Browsers calculate signatures over https, or on the machine itself, only. The code below does it at your receiver.</p>;
        }}
      </Loaded>
      <Snippets />
    </Dialog>
  );
}

function Form({ sent, attempt }: { sent: Signed; attempt: Attempt }) {
  const [received, setReceived] = useState({ secret: "", id: sent.id, timestamp: sent.timestamp, signature: "", body: "" });
  const bind = (name: keyof typeof received) => ({ value: received[name], spellCheck: false, autoComplete: "off", onChange: ({ target }: { target: { value: string } }) => setReceived({ ...received, [name]: target.value }) });
  return (
    <Fields>
      <Field label="The endpoint's secret" hint="It stays in this page: nothing is sent."><TextInput className="mono" placeholder="whsec_…" {...bind("secret")} /></Field>
      <Field label="webhook-id, as your code read it"><TextInput className="mono" {...bind("id")} /></Field>
      <Field label="webhook-timestamp, as your code read it"><TextInput className="mono" {...bind("timestamp")} /></Field>
      <Field label="webhook-signature, as your code read it" hint="Empty: it is calculated only. The log keeps signatures masked."><TextInput className="mono" placeholder="v1,…" {...bind("signature")} /></Field>
      <Field label="The body that your code verified" hint={`Empty: the ${sent.body.length.toLocaleString("en")} bytes that were sent.`}><TextArea className="mono" rows={3} {...bind("body")} /></Field>
      {received.secret.trim() !== "" && <Verdict sent={sent} received={received} attempt={attempt} />}
    </Fields>
  );
}
