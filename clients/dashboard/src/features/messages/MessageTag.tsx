import { Ban, CheckCheck, CircleCheck, CircleHelp, Clock, OctagonX, Send, type LucideIcon } from "lucide-react";
import { Tag, type Tone } from "../../parts/Tag";

const looks: Record<string, readonly [string, Tone, LucideIcon]> = {
  waiting: ["Waiting", "calm", Clock], sending: ["Sending", "calm", Send], unknown: ["Unknown", "warn", CircleHelp], accepted: ["Accepted", "good", CircleCheck],
  sent: ["Sent", "good", CircleCheck], delivered: ["Delivered", "good", CheckCheck], read: ["Read", "good", CheckCheck], failed: ["Failed", "bad", OctagonX],
  refused: ["Refused", "bad", OctagonX], dead: ["Given up", "bad", OctagonX], stopped: ["Not sent", "mute", Ban], cancelled: ["Cancelled", "mute", Ban], expired: ["Expired", "mute", Ban],
};

export function MessageTag({ status }: { status: string | undefined }) {
  const [word, tone, icon] = looks[status ?? ""] ?? [status ?? "–", "mute" as const, CircleHelp];
  return <Tag tone={tone} icon={icon}>{word}</Tag>;
}
