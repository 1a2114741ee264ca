import { Ban, CircleCheck, Clock, OctagonX, RotateCw, type LucideIcon } from "lucide-react";
import { Tag, type Tone } from "../../parts/Tag";
import type { Status } from "./types";

const looks: Record<Status, readonly [word: string, tone: Tone, icon: LucideIcon]> = {
  pending: ["Pending", "calm", Clock],
  retrying: ["Retry", "warn", RotateCw],
  succeeded: ["Success", "good", CircleCheck],
  dead: ["Permanently failed", "bad", OctagonX],
  cancelled: ["Cancelled", "mute", Ban],
};

// A newer server may have states that this page does not know yet.
export const statusWord = (status: string) => looks[status as Status]?.[0] ?? status;

export function StatusTag({ status }: { status: string }) {
  const [word, tone, icon] = looks[status as Status] ?? [status, "mute" as const, Clock];
  return <Tag tone={tone} icon={icon}>{word}</Tag>;
}
