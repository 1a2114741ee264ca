import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { api, data } from "../../api/client";
import type { Schema } from "../../api/types";
import { useAct } from "../../api/useAct";
import { useParam } from "../../app/navigate";
import { useMayChange } from "../../auth/useUser";
import { personQuery } from "../../features/people/queries";
import { Button } from "../../parts/Button";
import { Card, Facts } from "../../parts/Card";
import { Stack } from "../../parts/Columns";
import { confirm } from "../../parts/confirm";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";
import { ConsentDialog } from "./ConsentDialog";
import { PreferencesCard } from "./PreferencesCard";

const addresses: readonly Column<Schema<"AddressView">>[] = [
  { id: "channel", head: "Channel", cell: ({ channel }) => channel },
  { id: "address", head: "Address", grow: true, cell: ({ address, isValid }) => `${address}${isValid ? "" : " (not valid)"}` },
  { id: "verified", head: "Verified", cell: ({ verifiedAt }) => <Time at={verifiedAt} /> },
];
const consents: readonly Column<Schema<"ConsentView">>[] = [
  { id: "kind", head: "Consent", cell: ({ kind }) => kind },
  { id: "category", head: "For", grow: true, cell: ({ category, channel }) => [category, channel].filter(Boolean).join(", ") },
  { id: "source", head: "From", cell: ({ source }) => source, from: "medium" },
  { id: "at", head: "When", cell: ({ at }) => <Time at={at} /> },
];

/** One person: where they are reached, and what they agreed to. */
export default function PersonPage() {
  const id = useParam("id");
  const navigate = useNavigate();
  const { reason } = useMayChange();
  const [isRecording, setRecording] = useState(false);
  const query = useQuery(personQuery(id));
  const remove = useAct(() => data(api.DELETE("/v1/people/{id}", { params: { path: { id } } })), { said: "Person deleted", refreshes: [["people"]], onDone: () => void navigate({ to: "/people" }) });
  const ask = async () => { if (await confirm({ title: `Delete ${query.data?.name || id}?`, text: "Their addresses, consents and preferences are erased. That cannot be undone.", verb: "Delete", danger: true })) remove.mutate(); };
  return (
    <>
      <PageHeader title={query.data?.name || id} tab={`${query.data?.name || id}, person`} actions={<Button icon={<Trash2 aria-hidden />} reason={reason} busy={remove.isPending} onClick={() => void ask()}>Delete</Button>} />
      <Loaded query={query}>
        {(person) => (
          <Stack>
            <Card><Facts items={[["Id", person.id], ["Language", person.language ?? "–"], ["Time zone", person.timeZone ?? "–"], ["Quiet hours", person.quietHours ? `${person.quietHours.from} to ${person.quietHours.until}` : "–"],
              ["Messages", <Link to="/messages" search={{ person: person.id } as never}>Show</Link>], ["Created", <Time at={person.createdAt} />]]} /></Card>
            <Card title="Addresses" flush><DataTable label="Addresses" columns={addresses} rows={person.addresses} rowKey={({ channel, address }) => `${channel} ${address}`} /></Card>
            <PreferencesCard id={person.id} />
            <Card title="Consents" flush actions={<Button small reason={reason} onClick={() => setRecording(true)}>Record a consent</Button>}><DataTable label="Consents" columns={consents} rows={person.consents} rowKey={({ at, category, channel }) => `${at} ${category} ${channel}`} /></Card>
          </Stack>
        )}
      </Loaded>
      {isRecording && <ConsentDialog id={id} onClose={() => setRecording(false)} />}
    </>
  );
}
