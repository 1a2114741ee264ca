import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { Column } from "../../parts/table/DataTable";
import { Time } from "../../time/Time";
import { EndpointName } from "../endpoints/EndpointName";
import { Countdown } from "./Countdown";
import { Outcome } from "./Outcome";
import { StatusTag } from "./status";
import type { Delivery } from "./types";

// A row may change many times a second: what of it did not is not drawn again. A link asks the router for its address each time.
const TypeLink = memo(({ id, type }: Pick<Delivery, "id" | "type">) => <Link to="/webhooks/$id" params={{ id }} search={true as never} preload={false} title={type}>{type}</Link>);
const [Status, Endpoint, LastAnswer, Next, Accepted] = [memo(StatusTag), memo(EndpointName), memo(Outcome), memo(Countdown), memo(Time)];

export const columns: readonly Column<Delivery>[] = [
  { id: "status", head: "Status", cell: ({ status }) => <Status status={status} /> },
  { id: "type", head: "Event type", grow: true, cell: ({ id, type }) => <TypeLink id={id} type={type} /> },
  { id: "source", head: "Source", cell: ({ source }) => source },
  { id: "endpoint", head: "Endpoint", grow: true, cell: ({ id, endpointId }) => <Endpoint id={endpointId} delivery={id} /> },
  { id: "attempts", head: "Attempts", align: "end", from: "medium", cell: ({ attempts }) => attempts },
  { id: "outcome", head: "Last answer", cell: ({ lastStatusCode, lastError, attempts }) => <LastAnswer lastStatusCode={lastStatusCode} lastError={lastError} attempts={attempts} /> },
  { id: "next", head: "Next attempt", from: "wide", cell: ({ nextAttemptAt }) => <Next at={nextAttemptAt} /> },
  { id: "age", head: "Accepted", align: "end", cell: ({ createdAt }) => <Accepted at={createdAt} /> },
];
