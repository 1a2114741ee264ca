import { useMutation, useQueryClient } from "@tanstack/react-query";
import { newKey } from "../../api/newKey";
import { useMayChange } from "../../auth/useUser";
import { confirm } from "../../parts/confirm";
import { toast, toastError } from "../../parts/toast";
import { resend } from "./api";
import { deliveryQueries } from "./queries";
import { isInFlight, type Delivery, type DeliveryDetail } from "./types";

type Resendable = Delivery & Pick<DeliveryDetail, "isEndpointDeleted">;

/** Why a delivery cannot be sent again now. */
export function resendReason(delivery: Resendable, mayNot: string | undefined): string | undefined {
  if (mayNot) return mayNot;
  if (isInFlight(delivery)) return "It is still being delivered: another attempt now would make two.";
  return delivery.isEndpointDeleted ? "Its endpoint was deleted." : undefined;
}

// From the click to the delivery's new state on the page: a second click comes before React has drawn the first one's.
const underWay = new Set<string>();

/** Sends any delivery of the page again. What was delivered asks first, as the receiver gets it twice. */
export function useResendAny() {
  const client = useQueryClient();
  const mayNot = useMayChange("create_attempts").reason;
  const act = useMutation({
    mutationFn: ({ id, key }: { id: string; key: string }) => resend(id, key),
    onSuccess: async (after, { id }) => {
      toast("Sent again: the next attempt is on its way");
      client.setQueryData(deliveryQueries.one(id).queryKey, (now) => now && { ...now, ...after });
      await client.invalidateQueries({ queryKey: deliveryQueries.all });
    },
    onError: toastError,
    onSettled: (_, __, { id }) => void underWay.delete(id),
  });
  const ask = async ({ id, status }: Resendable) => {
    const isSure = status !== "succeeded" || await confirm({ title: "Deliver it again?", text: "It was delivered already. The receiver gets the same event, with the same id, once more.", verb: "Resend" });
    if (isSure) act.mutate({ id, key: newKey() });
    else underWay.delete(id);
  };
  const resendOnce = (delivery: Resendable) => {
    const reason = resendReason(delivery, mayNot);
    if (reason !== undefined) return toastError(new Error(reason));
    if (underWay.has(delivery.id)) return;
    underWay.add(delivery.id);
    void ask(delivery);
  };
  return { resend: resendOnce, mayNot, isBusy: act.isPending };
}

export function useResend(delivery: Resendable) {
  const { resend, mayNot, isBusy } = useResendAny();
  return { resend: () => resend(delivery), reason: resendReason(delivery, mayNot), isBusy };
}
