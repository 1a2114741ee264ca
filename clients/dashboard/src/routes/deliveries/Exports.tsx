import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useMayChange } from "../../auth/useUser";
import BulkDialog from "../../features/bulk/BulkDialog";
import { toQuery, type Filter } from "../../features/deliveries/filter";
import { DownloadButton } from "../../features/downloads/DownloadButton";
import { Button } from "../../parts/Button";
import { useZone } from "../../time/zone";

const noSearch = "Jobs take no search by text: leave it out of the filter.";

/** One filter, many verbs: what is on screen, over all its pages. */
export default function Exports({ filter }: { filter: Filter }) {
  const [isActing, setActing] = useState(false);
  const zone = useZone();
  const { reason } = useMayChange();
  const query = toQuery(filter, Date.now());
  return (
    <>
      <Button icon={<ListChecks aria-hidden />} reason={reason ?? (filter.q === undefined ? undefined : noSearch)} onClick={() => setActing(true)}>All that match</Button>
      <DownloadButton path="/v1/deliveries.csv" query={query} name="deliveries.csv">CSV</DownloadButton>
      <DownloadButton path="/v1/deliveries.pdf" query={{ ...query, zone }} name="deliveries.pdf">PDF</DownloadButton>
      {isActing && <BulkDialog filter={filter} onClose={() => setActing(false)} />}
    </>
  );
}
