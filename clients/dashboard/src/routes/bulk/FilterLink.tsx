import { Link } from "@tanstack/react-router";
import type { BulkJob } from "../../features/bulk/queries";

/** The filter in words, as a way back to what it shows. */
export function FilterLink({ job: { filter } }: { job: BulkJob }) {
  const parts = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined && String(value).length > 0);
  const words = parts.filter(([name]) => name !== "to" && name !== "from").map(([name, value]) => `${name} ${String(value).replaceAll(",", " or ")}`).join(", ");
  return <Link to="/webhooks" search={Object.fromEntries(parts) as never}>{words === "" ? "All deliveries" : words}</Link>;
}
