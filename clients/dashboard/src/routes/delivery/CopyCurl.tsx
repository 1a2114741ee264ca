import { useQueryClient } from "@tanstack/react-query";
import { loadCode } from "../../code/loadCode";
import { curl } from "../../features/deliveries/curl";
import type { Attempt, DeliveryDetail } from "../../features/deliveries/types";
import { payloadOf } from "../../features/payload/read";
import { CopyButton } from "../../parts/CopyButton";

/** An attempt as a command line. Its signature is masked in the log: "Verify signature" recalculates it from the secret. */
export function CopyCurl({ delivery, attempt, wide = true }: { delivery: DeliveryDetail; attempt: Attempt; wide?: boolean }) {
  const client = useQueryClient();
  const text = async () => {
    const bytes = await client.ensureQueryData(payloadOf(delivery.id));
    if (bytes === null) return curl(attempt, null);
    const { bodyOf } = await loadCode(() => import("../../features/signature/signed"));
    return curl(attempt, new TextDecoder().decode(bodyOf(attempt, bytes, delivery) ?? bytes));
  };
  return <CopyButton wide={wide} label="Copy as curl" text={text} />;
}
