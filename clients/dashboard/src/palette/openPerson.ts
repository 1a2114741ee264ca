import type { QueryClient } from "@tanstack/react-query";
import { go } from "../app/history";
import { peopleQuery, personQuery } from "../features/people/queries";

/** The page of the one person who has this address, or whose id it is; else the list of those who have it. */
export async function openPerson(client: QueryClient, address: string, list: string) {
  const found = await client.fetchQuery(peopleQuery(address, undefined)).catch(() => null);
  const only = found?.items.length === 1 ? found.items[0] : found?.items.length === 0 ? await client.fetchQuery(personQuery(address)).catch(() => null) : null;
  go(only ? `people/${encodeURIComponent(only.id)}` : list);
}
