import { useQuery } from "@tanstack/react-query";
import { StatusTag } from "../../features/deliveries/status";
import { statuses } from "../../features/deliveries/types";
import type { Filter } from "../../features/deliveries/filter";
import { hostOf, useEndpointNames } from "../../features/endpoints/names";
import { sourceNames } from "../../features/sources/queries";
import { AddText } from "./AddText";
import { MultiChoice } from "./MultiChoice";

interface Props { filter: Filter }

export const StatusChoice = ({ filter }: Props) =>
  <MultiChoice name="status" label="Status" chosen={filter.status} options={statuses.map((status) => [status, <StatusTag status={status} />])} />;

export function SourceChoice({ filter }: Props) {
  const { data = [] } = useQuery(sourceNames);
  return <MultiChoice name="source" label="Source" chosen={filter.source} options={data.map((name) => [name, name])} />;
}

export function EndpointChoice({ filter }: Props) {
  const names = useEndpointNames();
  const options = [...(names?.values() ?? [])].map(({ id, url, description }) => [id, description ? `${hostOf(url)} (${description})` : hostOf(url) ?? url] as const);
  return <MultiChoice name="endpoint" label="Endpoint" chosen={filter.endpoint} options={options} />;
}

export const TypeChoice = ({ filter }: Props) => <AddText name="type" label="Event type" chosen={filter.type} example="payment.completed" />;
