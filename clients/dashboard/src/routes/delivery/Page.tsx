import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useParam, useQueryString } from "../../app/navigate";
import { readFilter } from "../../features/deliveries/filter";
import { deliveryQueries } from "../../features/deliveries/queries";
import { StatusTag } from "../../features/deliveries/status";
import { isInFlight } from "../../features/deliveries/types";
import { PageHeader } from "../../parts/PageHeader";
import { Loaded } from "../../parts/states/Loaded";
import { Skeleton } from "../../parts/states/Skeleton";
import { ZoneNotice } from "../../time/ZoneNotice";
import { Detail } from "./Detail";
import { DetailActions } from "./DetailActions";
import { Walk } from "./Walk";

const whileInFlight = 2_000;

/** One delivery. The address keeps the list's filter, so that previous and next walk it. */
export default function DeliveryPage() {
  const id = useParam("id");
  const search = useQueryString();
  const { filter } = useMemo(() => readFilter(search), [search]);
  const query = useQuery({ ...deliveryQueries.one(id), refetchInterval: ({ state }) => (state.data && isInFlight(state.data) ? whileInFlight : false) });
  const delivery = query.data;
  return (
    <>
      <Walk id={id} filter={filter} />
      <PageHeader title={delivery?.type ?? "Delivery"} tab={delivery ? `${delivery.type} delivery` : "Delivery"} actions={delivery && <DetailActions delivery={delivery} />}>
        {delivery && <StatusTag status={delivery.status} />}
      </PageHeader>
      <ZoneNotice />
      <Loaded query={query} skeleton={<Skeleton rows={6} height={64} />}>{(shown) => <Detail delivery={shown} />}</Loaded>
    </>
  );
}
