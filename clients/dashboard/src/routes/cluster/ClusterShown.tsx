import type { Schema } from "../../api/types";
import { Card } from "../../parts/Card";
import { Stack } from "../../parts/Columns";
import { Figures } from "../../parts/Figures";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Tag } from "../../parts/Tag";
import { duration } from "../../time/relative";
import { Time } from "../../time/Time";

type Process = Schema<"ProcessView">;

const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576).toLocaleString("en")} MB`;

const columns: readonly Column<Process>[] = [
  { id: "name", head: "Name", grow: true, cell: ({ name }) => name },
  { id: "state", head: "State", cell: ({ state }) => <Tag tone={/active|ready|up/i.test(state) ? "good" : "warn"}>{state}</Tag> },
  { id: "address", head: "Address", cell: ({ address }) => address, from: "wide" },
  { id: "version", head: "Version", cell: ({ version }) => version, from: "medium" },
  { id: "sockets", head: "Connections", align: "end", cell: ({ sockets }) => sockets.toLocaleString("en") },
  { id: "memory", head: "Memory", align: "end", cell: ({ memory }) => megabytes(memory) },
  { id: "lag", head: "Lag", align: "end", cell: ({ lag }) => duration(lag), from: "medium" },
  { id: "started", head: "Started", cell: ({ startedAt }) => <Time at={startedAt} />, from: "medium" },
  { id: "seen", head: "Seen", cell: ({ seenAt }) => <Time at={seenAt} /> },
];

/** Silos, gateways, and what all of them hold. */
export function ClusterShown({ cluster: { cluster, silos, gateways, sockets, grains, queues } }: { cluster: Schema<"ClusterView"> }) {
  const kinds = Object.entries(grains).sort(([, a], [, b]) => b - a);
  return (
    <Stack>
      <Figures items={[["Silos", silos.length], ["Gateways", gateways.length], ["Connections", sockets], ["Due now", queues.due], ["Waiting", queues.waiting], ["Tenants behind", queues.tenantsBehind, queues.tenantsBehind > 0 ? "bad" : undefined], ["Scheduled", queues.scheduled]]} />
      <Card title={`Silos of ${cluster}`} flush><DataTable label="Silos" columns={columns} rows={silos} rowKey={({ name, address }) => `${name} ${address}`} /></Card>
      {gateways.length > 0 && <Card title="Gateways" flush><DataTable label="Gateways" columns={columns} rows={gateways} rowKey={({ name, address }) => `${name} ${address}`} /></Card>}
      <Card title="Activations" flush><DataTable label="Activations" columns={activations} rows={kinds} rowKey={([kind]) => kind} /></Card>
    </Stack>
  );
}

const activations: readonly Column<[string, number]>[] = [
  { id: "kind", head: "Grain", grow: true, cell: ([kind]) => kind },
  { id: "count", head: "Activations", align: "end", cell: ([, count]) => count.toLocaleString("en") },
];
