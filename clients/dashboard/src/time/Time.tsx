import { absolute, moment } from "./format";
import { useNow } from "./clock";
import { relative } from "./relative";
import styles from "./Time.module.css";
import { useZone } from "./zone";

interface Props {
  at: string | number | Date | null | undefined;
  /** On top the date and clock instead of how long ago. */
  full?: boolean;
  millis?: boolean;
}

/** A moment: how long ago, and by hover, focus or tap when exactly, in the chosen zone, which it names. */
export function Time({ at, full = false, millis = false }: Props) {
  const date = moment(at);
  return date === null ? <span className="faint">–</span> : full ? <Full date={date} millis={millis} /> : <Ago date={date} />;
}

function Full({ date, millis }: { date: Date; millis: boolean }) {
  return <time className="numbers" dateTime={date.toISOString()}>{absolute(date, useZone(), { millis })}</time>;
}

function Ago({ date }: { date: Date }) {
  const exact = absolute(date, useZone());
  return (
    <time className={styles.ago} dateTime={date.toISOString()} tabIndex={0} data-tip={exact}>
      <span aria-hidden="true">{relative(date, useNow())}</span>
      <span className="visually-hidden">{exact}</span>
    </time>
  );
}
