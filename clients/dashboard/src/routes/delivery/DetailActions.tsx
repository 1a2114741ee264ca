import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { pageAddress } from "../../app/base";
import { curl } from "../../features/deliveries/curl";
import { payloadOf } from "../../features/payload/read";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { Button } from "../../parts/Button";
import { CopyButton } from "../../parts/CopyButton";
import { useResend } from "../../features/deliveries/useResend";

export function DetailActions({ delivery }: { delivery: DeliveryDetail }) {
  const client = useQueryClient();
  const { resend, reason, isBusy } = useResend(delivery);
  const last = delivery.attemptLog?.at(-1);
  const asCurl = async () => {
    const bytes = await client.ensureQueryData(payloadOf(delivery.id));
    return curl(last!, bytes === null ? null : new TextDecoder().decode(bytes));
  };
  return (
    <>
      <CopyButton wide label="Copy link" text={() => pageAddress(`webhooks/${encodeURIComponent(delivery.id)}`)} />
      {last && <CopyButton wide label="Copy as curl" text={asCurl} />}
      <Button look="main" icon={<RotateCw aria-hidden />} reason={reason} busy={isBusy} aria-keyshortcuts="r" onClick={resend}>Resend</Button>
    </>
  );
}
