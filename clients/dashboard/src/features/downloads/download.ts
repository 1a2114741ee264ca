import { ApiError } from "../../api/ApiError";
import { authorisedFetch } from "../../api/client";
import { apiRoot } from "../../app/base";
import { stringifySearch } from "../../app/search";

/** Saves what a route exports, under the name that the server gives it. */
export async function download(path: string, query: Record<string, unknown>, name: string) {
  const response = await authorisedFetch(`${apiRoot}${path}${stringifySearch(query)}`);
  if (!response.ok) throw await ApiError.of(response);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? name;
  link.click();
  URL.revokeObjectURL(link.href);
}
