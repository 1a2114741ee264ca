import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ApiError } from "../../api/ApiError";
import type { Schema } from "../../api/types";
import { apiRoot } from "../../app/base";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Line } from "../../parts/Columns";
import { Field } from "../../parts/form/Field";
import { Fields, TextInput } from "../../parts/form/inputs";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { ClusterShown } from "./ClusterShown";

async function read(token: string, signal: AbortSignal): Promise<Schema<"ClusterView">> {
  const response = await fetch(`${apiRoot}/v1/admin/cluster`, { headers: { Authorization: `Bearer ${token}` }, signal }).catch(() => { signal.throwIfAborted(); throw ApiError.unreachable(); });
  if (!response.ok) throw await ApiError.of(response);
  return await response.json() as Schema<"ClusterView">;
}

/** The processes of the server. It belongs to no tenant: the operator's token opens it, and is kept in this page only. */
export default function ClusterPage() {
  const [token, setToken] = useState<string | null>(null);
  const query = useQuery({ queryKey: ["cluster", token], queryFn: ({ signal }) => read(token!, signal), enabled: token !== null, refetchInterval: 5_000, gcTime: 0, retry: false });
  const submit = (event: FormEvent<HTMLFormElement>) => { event.preventDefault(); setToken(String(new FormData(event.currentTarget).get("token")).trim()); };
  return (
    <>
      <PageHeader title="Cluster" actions={token !== null && <Button onClick={() => setToken(null)}>Forget the token</Button>} />
      {token === null
        ? <Card title="Operators only"><form onSubmit={submit}><Fields>
            <p className="soft">The cluster is no tenant's: roles do not count here. The token stays in this page, until it is left.</p>
            <Field label="Operator's token" hint="ADMIN_TOKEN of the server"><TextInput name="token" type="password" autoComplete="off" required /></Field>
            <Line end><Button look="main" type="submit">Show</Button></Line>
          </Fields></form></Card>
        : <Loaded query={query}>{(cluster) => <ClusterShown cluster={cluster} />}</Loaded>}
    </>
  );
}
