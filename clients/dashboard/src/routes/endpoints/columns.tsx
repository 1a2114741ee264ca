import { Link } from "@tanstack/react-router";
import { EndpointTag } from "../../features/endpoints/EndpointTag";
import type { Endpoint } from "../../features/endpoints/queries";
import { endpointName, host } from "../../features/endpoints/words";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";

export const columns: readonly Column<Endpoint>[] = [
  { id: "name", head: "Endpoint", grow: true, cell: (endpoint) => <Link to="/endpoints/$id" params={{ id: endpoint.id }}>{endpointName(endpoint)}</Link> },
  { id: "state", head: "State", cell: (endpoint) => <EndpointTag endpoint={endpoint} /> },
  { id: "host", head: "Host", cell: ({ url }) => <span className="soft">{host(url)}</span>, from: "medium" },
  { id: "types", head: "Event types", cell: ({ eventTypes }) => typesInShort(eventTypes), from: "medium" },
  { id: "owner", head: "Owner", cell: ({ owner }) => owner ?? "Tenant", from: "wide" },
  { id: "success", head: "Last success", cell: ({ lastSuccessAt }) => <Time at={lastSuccessAt} /> },
  { id: "failing", head: "Failing since", cell: ({ failingSince }) => <Time at={failingSince} />, from: "wide" },
];

export const typesInShort = (types: readonly string[]) => (types.includes("*") ? "All" : types.length > 2 ? `${types.slice(0, 2).join(", ")} +${types.length - 2}` : types.join(", "));
