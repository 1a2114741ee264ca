import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useMayChange } from "../../auth/useUser";
import BulkDialog from "../../features/bulk/BulkDialog";
import { toQuery, type Filter } from "../../features/deliveries/filter";
import { download } from "../../features/downloads/download";
import { DownloadButton } from "../../features/downloads/DownloadButton";
import { usePageActs } from "../../palette/pageActs";
import { Button } from "../../parts/Button";
import { toast, toastError } from "../../parts/toast";
import { useZone } from "../../time/zone";

/** One filter, many verbs: what is on screen, over all its pages. */
export default function Exports({ filter }: { filter: Filter }) {
  const [isActing, setActing] = useState(false);
  const zone = useZone();
  const [attempts, manage] = [useMayChange("create_attempts"), useMayChange()];
  const reason = attempts.may || manage.may ? undefined : manage.reason;
  const files = [["CSV", "/v1/deliveries.csv", "deliveries.csv", {}], ["PDF", "/v1/deliveries.pdf", "deliveries.pdf", { zone }]] as const;
  const query = toQuery(filter, Date.now());
  usePageActs(() => [
    { id: "bulk", title: "Act on all that match the filter", words: "resend purge delete bulk", reason, run: () => setActing(true) },
    ...files.map(([word, path, name, more]) => ({ id: word, title: `Export the filter as ${word}`, words: "download save", run: () => void download(path, { ...query, ...more }, name).then(() => toast("Saved"), toastError) })),
  ]);
  return (
    <>
      <Button icon={<ListChecks aria-hidden />} reason={reason} onClick={() => setActing(true)}>All that match</Button>
      {files.map(([word, path, name, more]) => <DownloadButton key={word} path={path} query={{ ...query, ...more }} name={name}>{word}</DownloadButton>)}
      {isActing && <BulkDialog filter={filter} onClose={() => setActing(false)} />}
    </>
  );
}
