import { Link } from "@tanstack/react-router";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";
import { EndpointName } from "../endpoints/EndpointName";
import { Countdown } from "./Countdown";
import { Outcome } from "./Outcome";
import { StatusTag } from "./status";
import type { Delivery } from "./types";

export const columns: readonly Column<Delivery>[] = [
  { id: "status", head: "Status", cell: ({ status }) => <StatusTag status={status} /> },
  { id: "type", head: "Event type", grow: true, cell: ({ id, type }) => <Link to="/webhooks/$id" params={{ id }} search={true as never} preload={false} title={type}>{type}</Link> },
  { id: "source", head: "Source", cell: ({ source }) => source },
  { id: "endpoint", head: "Endpoint", grow: true, cell: ({ id, endpointId }) => <EndpointName id={endpointId} delivery={id} /> },
  { id: "attempts", head: "Attempts", align: "end", from: "medium", cell: ({ attempts }) => attempts },
  { id: "outcome", head: "Last answer", cell: (delivery) => <Outcome {...delivery} /> },
  { id: "next", head: "Next attempt", from: "wide", cell: ({ nextAttemptAt }) => <Countdown at={nextAttemptAt} /> },
  { id: "age", head: "Accepted", align: "end", cell: ({ createdAt }) => <Time at={createdAt} /> },
];
