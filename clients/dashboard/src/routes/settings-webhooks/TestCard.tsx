import { Send } from "lucide-react";
import { useState } from "react";
import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { useMayChange, useUser } from "../../auth/useUser";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Code } from "../../parts/Code";
import { Line, Stack } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { TextInput } from "../../parts/form/inputs";

/** Sends a notification as a sender would, and shows a body with its signature to compare with one's own. */
export function TestCard() {
  const { reason } = useMayChange();
  const [email, setEmail] = useState(useUser().email);
  const test = useAct(() => data(api.POST("/api/webhooks/settings/test", { body: { email: email.trim() || null } })), { said: (sent) => sent.message });
  return (
    <Card title="Test">
      <Stack>
        <Field label="To" hint="One person's address; empty: everyone of the tenant"><TextInput type="email" value={email} onChange={({ target }) => setEmail(target.value)} /></Field>
        <Line end><Button icon={<Send aria-hidden />} reason={reason} busy={test.isPending} onClick={() => test.mutate()}>Send a test notification</Button></Line>
        <div aria-live="polite">
          {test.data && (
            <Stack>
              <p className="soft">Sign this body with your secret: your signature must be the one below.</p>
              <Code text={test.data.body} label="Body" />
              <Code text={test.data.signature ? `${test.data.signatureHeader}: ${test.data.signature}` : "There is no secret to sign with yet."} label="Signature" />
            </Stack>
          )}
        </div>
      </Stack>
    </Card>
  );
}
