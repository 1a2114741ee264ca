import { useEffect, useRef, useState } from "react";
import { loadCode } from "../code/loadCode";
import type { follow } from "./stream";
import type { LiveState } from "./words";

interface Options {
  address: () => string;
  onEvent: (name: string, data: string) => void;
  /** The stream stands for the first time: from now on it tells all. */
  onStart: () => void;
}

const hiddenFor = 5_000;
const unloadedFor = 15_000;

/** A stream for as long as the part is there and its tab is looked at. Another key is another stream. */
export function useStream(key: string, options: Options): LiveState {
  const [state, setState] = useState<LiveState>({ kind: "connecting" });
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    let hasStarted = false;
    setState({ kind: "connecting" });
    let stream: ReturnType<typeof follow> | undefined;
    let isGone = false;
    // After the page itself, which is for reading first.
    const begin = async () => {
      const { follow } = await loadCode(() => import("./stream"));
      if (!isGone) stream = follow({
        address: () => latest.current.address(),
        onOpen: () => setState({ kind: hasStarted ? "catching-up" : "connecting" }),
        onEvent: (name, data) => {
          if (name === "caught-up" || name === "reset") {
            if (!hasStarted) latest.current.onStart();
            hasStarted = true;
            setState((now) => (now.kind === "live" ? now : { kind: "live" }));
          }
          latest.current.onEvent(name, data);
        },
        onClose: (refused) => setState((now) => (refused ? { kind: "unavailable" } : now.kind === "offline" ? now : { kind: "offline", since: Date.now() })),
      });
    };
    let later: ReturnType<typeof setTimeout> | undefined;
    const tryToBegin = () => void begin().catch(() => { setState({ kind: "unavailable" }); if (!isGone) later = setTimeout(tryToBegin, unloadedFor); });
    tryToBegin();
    let nap: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(nap);
      if (!document.hidden) stream?.wake();
      else nap = setTimeout(() => { stream?.sleep(); setState({ kind: "quiet" }); }, hiddenFor);
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
      clearTimeout(nap);
      clearTimeout(later);
      isGone = true;
      stream?.stop();
    };
  }, [key]);
  return state;
}
