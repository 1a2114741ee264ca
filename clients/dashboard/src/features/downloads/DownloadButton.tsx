import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { useAct } from "../../api/useAct";
import { Button } from "../../parts/Button";
import { download } from "./download";

interface Props { path: string; query: Record<string, unknown>; name: string; children: ReactNode }

/** Saves what the server exports for the filter on screen. */
export function DownloadButton({ path, query, name, children }: Props) {
  const save = useAct(() => download(path, query, name), { said: "Saved" });
  return <Button icon={<Download aria-hidden />} busy={save.isPending} onClick={() => save.mutate()}>{children}</Button>;
}
