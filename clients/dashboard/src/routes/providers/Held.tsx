import { Link } from "@tanstack/react-router";
import type { Channel } from "../../features/messages/queries";
import { mostHeld } from "../../features/providers/caps";
import type { Stop } from "../../features/providers/stop";
import { Time } from "../../time/Time";
import styles from "./ChannelLimits.module.css";

/** That messages wait for a limit, how many, and until when. */
export function Held({ channel, stop: { isAll, until }, held }: { channel: Channel; stop: Stop; held: number }) {
  const count = held >= mostHeld ? `${mostHeld} or more wait` : `${held} ${held === 1 ? "waits" : "wait"}`;
  return (
    <p className={styles.stopped} role="status">
      <strong>{isAll ? "Stopped." : "Nearly stopped."}</strong>{" "}
      {isAll ? <>New messages wait {until && <>until <Time at={until} full /> </>}or until the limit is raised. </> : <>A message that takes more than is left waits for the next period, or until the limit is raised. </>}
      {held > 0 && <Link to="/messages" search={{ channel, status: "waiting" } as never}>{count} now</Link>}
    </p>
  );
}
