import { useEndpointNames, hostOf } from "./names";

/** The endpoint's host; one that is no longer there keeps its id and is marked. */
export function EndpointName({ id }: { id: string }) {
  const names = useEndpointNames();
  const named = names?.get(id);
  if (named) return <span title={named.url}>{hostOf(named.url) ?? named.url}{named.description && <span className="soft"> · {named.description}</span>}</span>;
  return <span className="soft">{names === undefined ? "…" : <>{id.slice(0, 14)} <small>(deleted)</small></>}</span>;
}
