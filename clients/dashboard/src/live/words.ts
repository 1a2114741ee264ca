export type LiveState =
  | { kind: "connecting" } | { kind: "live" } | { kind: "paused" } | { kind: "catching-up" } | { kind: "quiet" }
  | { kind: "offline"; since: number } | { kind: "unavailable" };

/** What the stream does, in a word or two: never left to a colour. */
export const liveWords: Record<LiveState["kind"], string> = {
  connecting: "Connecting", live: "Live", paused: "Paused by you", "catching-up": "Catching up", quiet: "Quiet while hidden", offline: "Offline", unavailable: "Not live",
};
