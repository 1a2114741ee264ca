import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError } from "../../api/ApiError";
import { authorisedFetch } from "../../api/client";
import { useAct } from "../../api/useAct";
import { apiRoot } from "../../app/base";
import { stringifySearch } from "../../app/search";
import { Button } from "../../parts/Button";

interface Props { path: string; query: Record<string, unknown>; name: string; children: ReactNode }

/** Saves what the server exports for the filter on screen. */
export function DownloadButton({ path, query, name, children }: Props) {
  const save = useAct(async () => {
    const response = await authorisedFetch(`${apiRoot}${path}${stringifySearch(query)}`);
    if (!response.ok) throw await ApiError.of(response);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? name;
    link.click();
    URL.revokeObjectURL(link.href);
  }, { said: "Saved" });
  return <Button icon={<Download aria-hidden />} busy={save.isPending} onClick={() => save.mutate()}>{children}</Button>;
}
