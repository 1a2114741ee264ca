import { useQuery } from "@tanstack/react-query";
import type { Schema } from "../../api/types";
import { refusalsQuery } from "../../features/sources/queries";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Loaded } from "../../parts/states/Loaded";
import { Empty } from "../../parts/states/states";
import { DataTable, type Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

const columns: readonly Column<Schema<"RefusalView">>[] = [
  { id: "check", head: "Failed check", cell: ({ check }) => check },
  { id: "text", head: "Likely cause", grow: true, cell: ({ text }) => text },
  { id: "at", head: "When", cell: ({ at }) => <Time at={at} /> },
];

/** The last calls to a source that were refused, and why. */
export function RefusalsDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const query = useQuery(refusalsQuery(name));
  return (
    <Dialog title={`Refused calls to ${name}`} onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <p className="soft">The last 20, each reason at most once a minute. The caller does not learn why.</p>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty title="Nothing was refused" /> : <DataTable label="Refused calls" columns={columns} rows={items} rowKey={({ reason, at }) => `${reason} ${at}`} />)}
      </Loaded>
    </Dialog>
  );
}
