import { useQuery } from "@tanstack/react-query";
import { readDelivery } from "../deliveries/api";
import { hostOf } from "./names";

/** The name of an endpoint that the list of endpoints does not have, from a delivery to it; asked for once for all its rows. */
export default function FormerName({ id, delivery }: { id: string; delivery: string }) {
  const { data } = useQuery({ queryKey: ["endpoints", "former", id], staleTime: Infinity, queryFn: ({ signal }) => readDelivery(delivery, signal) });
  const url = data?.endpointUrl;
  return <span title={url ?? id} className="soft">{hostOf(url) ?? id.slice(0, 14)}{data?.endpointName && ` · ${data.endpointName}`}{data?.isEndpointDeleted !== false && <small> (deleted)</small>}</span>;
}
