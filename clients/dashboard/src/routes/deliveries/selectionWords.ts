import type { Resent } from "../../features/deliveries/resendMany";

/** What became of sending several again. */
export function resentWords({ sent, failed }: Resent, inFlight: number): string {
  const parts = [`${sent} sent again`];
  if (inFlight > 0) parts.push(`${inFlight} left out: still being delivered`);
  if (failed.length > 0) parts.push(`${failed.length} failed: ${failed[0]!.message}`);
  return parts.join(", ");
}
