import { ArrowUp, CirclePause, CirclePlay } from "lucide-react";
import { Button } from "../../../parts/Button";
import { liveWords, type LiveState } from "../../../live/words";
import { absolute } from "../../../time/format";
import { useZone } from "../../../time/zone";
import { mostWaiting } from "./changes";
import styles from "./LiveBar.module.css";

interface Props {
  live: { state: LiveState; isPaused: boolean; setPaused: (paused: boolean) => void; waiting: number; held: number; refresh: () => Promise<void> };
}

const count = (number: number) => (number >= mostWaiting ? `more than ${mostWaiting.toLocaleString("en")}` : number.toLocaleString("en"));

/** Says whether the list is live, holds newcomers behind a button, and pauses. */
export function LiveBar({ live: { state, isPaused, setPaused, waiting, held, refresh } }: Props) {
  const zone = useZone();
  const since = state.kind === "offline" ? ` since ${absolute(new Date(state.since), zone)}` : "";
  const resume = () => setPaused(!isPaused);
  return (
    <div className={styles.bar}>
      {!isPaused && waiting > 0 && <Button look="main" small icon={<ArrowUp aria-hidden />} onClick={() => void refresh()}>{count(waiting)} new</Button>}
      <span className={styles.state} data-state={state.kind} role="status"><i aria-hidden="true" />{liveWords[state.kind]}{since}{isPaused && ` (${count(held)} waiting)`}</span>
      <Button look="quiet" small icon={isPaused ? <CirclePlay aria-hidden /> : <CirclePause aria-hidden />} aria-label={isPaused ? "Resume live updates" : "Pause live updates"} data-tip={isPaused ? "Resume" : "Pause"} onClick={resume} />
    </div>
  );
}
