import { pageAddress } from "../../app/base";
import { stringifySearch } from "../../app/search";
import { toQuery, type Filter } from "../../features/deliveries/filter";

/** A link that shows the same tomorrow: it begins and ends at fixed times, and names the zone that they were read in. */
export function frozenLink(filter: Filter, zone: string, now = Date.now()): string {
  const query = toQuery(filter, now);
  return pageAddress(`webhooks${stringifySearch({ ...query, to: query.to ?? new Date(now).toISOString(), zone })}`);
}
