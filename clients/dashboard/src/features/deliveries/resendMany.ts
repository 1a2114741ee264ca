import { newKey } from "../../api/newKey";
import { resend } from "./api";
import { isInFlight, type Delivery } from "./types";

export interface Resent { sent: number; failed: readonly { id: string; message: string }[] }

const atOnce = 4;

/** Those that can be sent again now: the others are under way, and another attempt would make two. */
export const resendable = (deliveries: readonly Delivery[]) => deliveries.filter((delivery) => !isInFlight(delivery));

/** Sends deliveries again, a few at a time. One that the server refuses does not keep the others. */
export async function resendMany(deliveries: readonly Delivery[], onStep: (done: number) => void): Promise<Resent> {
  const left = [...deliveries];
  const failed: { id: string; message: string }[] = [];
  let done = 0;
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { id } = next;
      await resend(id, newKey()).catch((error: Error) => failed.push({ id, message: error.message }));
      onStep(++done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { sent: done - failed.length, failed };
}
