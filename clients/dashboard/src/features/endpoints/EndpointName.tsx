import { Suspense } from "react";
import { lazyPart } from "../../code/lazily";
import { useEndpointNames, hostOf } from "./names";

const FormerName = lazyPart(() => import("./FormerName"));

/** The endpoint's host. One that is no longer there keeps the host that was called last, where a delivery to it is known, and is marked. */
export function EndpointName({ id, delivery }: { id: string; delivery?: string }) {
  const names = useEndpointNames();
  const named = names?.get(id);
  if (named) return <span title={named.url}>{hostOf(named.url) ?? named.url}{named.description && <span className="soft"> · {named.description}</span>}</span>;
  if (names === undefined) return <span className="soft">…</span>;
  const short = <span className="soft">{id.slice(0, 14)} <small>(deleted)</small></span>;
  return delivery === undefined ? short : <Suspense fallback={short}><FormerName id={id} delivery={delivery} /></Suspense>;
}
