import { useMutation, useQueryClient } from "@tanstack/react-query";
import { newKey } from "../../api/newKey";
import { useMayChange } from "../../auth/useUser";
import { confirm } from "../../parts/confirm";
import { toast, toastError } from "../../parts/toast";
import { resend } from "./api";
import { deliveryQueries } from "./queries";
import { isInFlight, type Delivery, type DeliveryDetail } from "./types";

/** Why a delivery cannot be sent again now. */
export function resendReason(delivery: Delivery & Pick<DeliveryDetail, "isEndpointDeleted">, mayNot: string | undefined): string | undefined {
  if (mayNot) return mayNot;
  if (isInFlight(delivery)) return "It is still being delivered: another attempt now would make two.";
  return delivery.isEndpointDeleted ? "Its endpoint was deleted." : undefined;
}

// From the click to the delivery's new state on the page: a second click comes before React has drawn the first one's.
const underWay = new Set<string>();

/** Sends one delivery again. What was delivered asks first, as the receiver gets it twice. */
export function useResend(delivery: Delivery & Pick<DeliveryDetail, "isEndpointDeleted">) {
  const client = useQueryClient();
  const reason = resendReason(delivery, useMayChange().reason);
  const act = useMutation({
    mutationFn: (key: string) => resend(delivery.id, key),
    onSuccess: async (after) => {
      toast("Sent again: the next attempt is on its way");
      client.setQueryData(deliveryQueries.one(delivery.id).queryKey, (now) => now && { ...now, ...after });
      await client.invalidateQueries({ queryKey: deliveryQueries.all });
    },
    onError: toastError,
    onSettled: () => void underWay.delete(delivery.id),
  });
  const ask = async () => {
    const isSure = delivery.status !== "succeeded" || await confirm({ title: "Deliver it again?", text: "It was delivered already. The receiver gets the same event, with the same id, once more.", verb: "Resend" });
    if (isSure) act.mutate(newKey());
    else underWay.delete(delivery.id);
  };
  const resendOnce = () => {
    if (reason !== undefined || underWay.has(delivery.id)) return;
    underWay.add(delivery.id);
    void ask();
  };
  return { resend: resendOnce, reason, isBusy: act.isPending };
}
