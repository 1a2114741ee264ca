import { useNow } from "../../time/clock";
import { absolute, moment } from "../../time/format";
import { span } from "../../time/relative";
import { useZone } from "../../time/zone";

/** How long until the next attempt. */
export function Countdown({ at }: { at: string | null }) {
  const date = moment(at);
  return date === null ? null : <Left date={date} />;
}

function Left({ date }: { date: Date }) {
  const left = date.getTime() - useNow();
  const exact = absolute(date, useZone());
  return <time dateTime={date.toISOString()} data-tip={exact} tabIndex={0}><span aria-hidden="true">{left <= 0 ? "due now" : `in ${span(left)}`}</span><span className="visually-hidden">{exact}</span></time>;
}
