import { pageAddress } from "../../app/base";
import { stringifySearch } from "../../app/search";
import { toQuery, type Filter } from "../../features/deliveries/filter";

/** A link that shows the same tomorrow: its times are fixed. */
export const frozenLink = (filter: Filter) => pageAddress(`webhooks${stringifySearch(toQuery(filter, Date.now()))}`);
