import { CalendarClock } from "lucide-react";
import { isApiError } from "../../api/ApiError";
import { useSetQuery } from "../../app/navigate";
import type { Since } from "../../features/deliveries/filter";
import { Button } from "../../parts/Button";
import { Message } from "../../parts/states/Message";
import { sinceWords } from "./sinceWords";

const offered: readonly Since[] = ["1h", "24h", "7d", "30d"];

export const needsTime = (error: unknown) => isApiError(error) && error.code === "search_range";

/** A text is only searched for within a time, as the server says. */
export function NeedsTime() {
  const setQuery = useSetQuery();
  return (
    <Message icon={CalendarClock} title="A search by text needs a time" actions={offered.map((since) => <Button key={since} onClick={() => void setQuery({ since, from: undefined, to: undefined })}>{sinceWords[since]}</Button>)}>
      At most 31 days of payloads are searched at once. The beginning of an id needs no time.
    </Message>
  );
}
