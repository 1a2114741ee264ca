import { CircleCheck, CirclePause, CircleSlash, Flame, TriangleAlert } from "lucide-react";
import { Tag } from "../../parts/Tag";
import type { Endpoint } from "./queries";

/** How an endpoint stands, as a word. */
export function EndpointTag({ endpoint: { state, failingSince, breaker } }: { endpoint: Endpoint }) {
  if (state === "disabled") return <Tag tone="bad" icon={CircleSlash}>Disabled</Tag>;
  if (state === "paused") return <Tag tone="mute" icon={CirclePause}>Paused</Tag>;
  if (breaker === "open") return <Tag tone="bad" icon={Flame}>Resting</Tag>;
  if (failingSince) return <Tag tone="warn" icon={TriangleAlert}>Failing</Tag>;
  return <Tag tone={state === "enabled" ? "good" : "mute"} icon={CircleCheck}>{state === "enabled" ? "Enabled" : state}</Tag>;
}
