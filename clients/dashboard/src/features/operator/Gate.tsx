import type { FormEvent, ReactNode } from "react";
import { useStore } from "../../app/store";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, TextInput } from "../../parts/form/inputs";
import { operatorToken } from "./token";

/** Asks for the operator's token, and shows what needs it. */
export function Gate({ children }: { children: ReactNode }) {
  const token = useStore(operatorToken);
  const submit = (event: FormEvent<HTMLFormElement>) => { event.preventDefault(); operatorToken.set(String(new FormData(event.currentTarget).get("token")).trim() || null); };
  return token !== null ? <>{children}</> : (
    <Card title="Operators only">
      <form onSubmit={submit}>
        <Fields>
          <p className="soft">Tenants are the operator's: roles do not count here. The token stays in this tab's memory, until it is loaded again.</p>
          <Field label="Operator's token" hint="ADMIN_TOKEN of the server"><TextInput name="token" type="password" autoComplete="off" required /></Field>
          <Line end><Button look="main" type="submit">Show</Button></Line>
        </Fields>
      </form>
    </Card>
  );
}
