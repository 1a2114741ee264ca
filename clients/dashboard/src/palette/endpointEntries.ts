import type { QueryClient } from "@tanstack/react-query";
import { api, data } from "../api/client";
import { go } from "../app/history";
import { endpointQueries } from "../features/endpoints/queries";
import { hostOf } from "../features/endpoints/names";
import { confirm } from "../parts/confirm";
import { toast, toastError } from "../parts/toast";
import type { Entry } from "./entry";

interface Named { id: string; url: string; description: string; state: string }

const most = 8;
const verbs = /^(pause|resume|open|test)\s+/i;

/** Endpoints by their host, address or description: to open, to list their deliveries, to pause. */
export function endpointEntries(endpoints: readonly Named[], typed: string, reason: string | undefined, client: QueryClient): readonly Entry[] {
  const about = typed.replace(verbs, "").toLowerCase();
  const found = endpoints.filter(({ id, url, description }) => `${url} ${description} ${id}`.toLowerCase().includes(about)).slice(0, most);
  return found.flatMap(({ id, url, description, state }): Entry[] => {
    const name = description ? `${hostOf(url) ?? url} (${description})` : hostOf(url) ?? url;
    const words = `${url} ${description} endpoint`;
    return [
      { id: `open ${id}`, group: "Go to", title: `Open ${name}`, hint: "Endpoint", words, run: () => go(`endpoints/${id}`) },
      { id: `of ${id}`, group: "Go to", title: `Deliveries of ${name}`, words, run: () => go(`webhooks?endpoint=${id}`) },
      state === "enabled"
        ? { id: `pause ${id}`, group: "Act", title: `Pause ${name}`, words, reason, run: () => void pause(id, name, client) }
        : { id: `resume ${id}`, group: "Act", title: `Resume ${name}`, hint: "On its page", words: `${words} enable`, reason, run: () => go(`endpoints/${id}`) },
    ];
  });
}

async function pause(id: string, name: string, client: QueryClient) {
  if (!await confirm({ title: `Pause ${name}?`, text: "Its events wait until it is resumed.", verb: "Pause" })) return;
  try {
    await data(api.POST("/v1/endpoints/{id}/pause", { params: { path: { id } } }));
    toast("Paused. Events wait until it is resumed.");
    await client.invalidateQueries({ queryKey: endpointQueries.all });
  } catch (error) {
    toastError(error);
  }
}
