import { RotateCw } from "lucide-react";
import { isPortal, pageAddress } from "../../app/base";
import { stringifySearch } from "../../app/search";
import type { DeliveryDetail } from "../../features/deliveries/types";
import { useResend } from "../../features/deliveries/useResend";
import { useShortcuts } from "../../keys/useShortcuts";
import { usePageActs } from "../../palette/pageActs";
import { Button } from "../../parts/Button";
import { CopyButton } from "../../parts/CopyButton";
import { useZone } from "../../time/zone";

export function DetailActions({ delivery }: { delivery: DeliveryDetail }) {
  const zone = useZone();
  const { resend, reason, isBusy } = useResend(delivery);
  useShortcuts({ r: ["Resend", resend] });
  usePageActs(() => [{ id: "resend", title: "Resend this delivery", words: "retry again", reason, run: resend }]);
  return (
    <>
      {!isPortal && <CopyButton wide label="Copy link" text={() => pageAddress(`webhooks/${encodeURIComponent(delivery.id)}${stringifySearch({ zone })}`)} />}
      <Button look="main" icon={<RotateCw aria-hidden />} reason={reason} busy={isBusy} aria-keyshortcuts="r" onClick={resend}>Resend</Button>
    </>
  );
}
