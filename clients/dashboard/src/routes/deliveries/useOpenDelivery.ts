import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Delivery } from "../../features/deliveries/types";

/** Opens a delivery. Its address keeps the filter, so that next and previous walk the same list. */
export function useOpenDelivery() {
  const navigate = useNavigate();
  return useCallback(({ id }: Pick<Delivery, "id">) => void navigate({ to: "/webhooks/$id", params: { id }, search: true as never }), [navigate]);
}
