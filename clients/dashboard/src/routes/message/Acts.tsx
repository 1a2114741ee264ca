import { api, data } from "../../api/client";
import { useAct } from "../../api/useAct";
import { useMayChange } from "../../auth/useUser";
import { messageQueries, type Message } from "../../features/messages/queries";
import { Button } from "../../parts/Button";
import { confirm } from "../../parts/confirm";

const over = ["accepted", "sent", "delivered", "read", "failed", "refused", "dead", "stopped", "cancelled", "expired", "unknown"];

/** Send again, or not at all. What is under way cannot be sent twice at once. */
export function Acts({ message }: { message: Message }) {
  const { reason } = useMayChange();
  const path = { params: { path: { id: message.id! } } };
  const refreshes = [messageQueries.all];
  const resend = useAct(() => data(api.POST("/v1/messages/{id}/resend", path)), { said: "It is sent again", refreshes });
  const cancel = useAct(() => data(api.POST("/v1/messages/{id}/cancel", path)), { said: "Cancelled", refreshes });
  const isOver = over.includes(message.status ?? "");
  const askResend = async () => {
    const mayBeThere = ["accepted", "sent", "delivered", "read", "unknown"].includes(message.status ?? "");
    if (!mayBeThere || await confirm({ title: "Send it again?", text: "The person has it already, or may have it.", verb: "Send again" })) resend.mutate();
  };
  return (
    <>
      <Button reason={reason ?? (isOver ? undefined : "It is under way: a second one would be a duplicate.")} busy={resend.isPending} onClick={() => void askResend()}>Send again</Button>
      <Button reason={reason ?? (message.status === "waiting" ? undefined : "Only what waits can be cancelled.")} busy={cancel.isPending} onClick={() => cancel.mutate()}>Cancel</Button>
    </>
  );
}
