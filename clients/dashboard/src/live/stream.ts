import { createParser } from "eventsource-parser";
import { ApiError } from "../api/ApiError";
import { authorisedFetch } from "../api/client";

export interface StreamHandlers {
  /** Asked at each connection: the filter's times may be relative to now. */
  address: () => string;
  onEvent: (name: string, data: string) => void;
  onOpen: () => void;
  /** The connection ended; it is tried again, unless the server refuses. */
  onClose: (refused: ApiError | null) => void;
}

// The server says something every 15 seconds: silence for three times that is a dead connection.
const longestSilence = 45_000;
// After so many milliseconds of events the page has its turn: an answer that has come already is read without a pause.
const longestTurn = 12;
const slice = 16_384;
const waits = [500, 1_000, 2_000, 5_000, 10_000, 15_000];

/** Follows server-sent events with a Bearer token, which EventSource cannot send. It goes on after the last event that was seen. */
export function follow(handlers: StreamHandlers) {
  const ended = new AbortController();
  let connection = new AbortController();
  let cursor: string | undefined;
  let isAsleep = false;
  let goOn = () => {};
  const run = async () => {
    for (let failures = 0; !ended.signal.aborted; ) {
      connection = new AbortController();
      const isRefused = !isAsleep && await once(handlers, AbortSignal.any([ended.signal, connection.signal]), cursor, (id) => { cursor = id; failures = 0; });
      if (isRefused || ended.signal.aborted) return;
      const wait = waits[Math.min(failures++, waits.length - 1)]!;
      await new Promise<void>((done) => { goOn = done; if (!isAsleep) setTimeout(done, wait * (0.75 + Math.random() / 2)); });
    }
  };
  void run();
  return {
    stop: () => { ended.abort(); goOn(); },
    /** Ends the connection until it is woken, which goes on at the same place. */
    sleep: () => { isAsleep = true; connection.abort(); },
    wake: () => { isAsleep = false; goOn(); },
  };
}

/** One connection, until it ends; true when the server refuses and would refuse again. */
async function once({ address, onEvent, onOpen, onClose }: StreamHandlers, stop: AbortSignal, cursor: string | undefined, onId: (id: string) => void): Promise<boolean> {
  const silent = new AbortController();
  let watch: ReturnType<typeof setTimeout> | undefined;
  const heard = () => { clearTimeout(watch); watch = setTimeout(() => silent.abort(), longestSilence); };
  let turn = performance.now();
  const parser = createParser({ onEvent: ({ id, event, data }) => { onEvent(event ?? "message", data); if (id !== undefined) onId(id); } });
  let refused: ApiError | null = null;
  try {
    heard();
    const response = await authorisedFetch(address(), { signal: AbortSignal.any([stop, silent.signal]), headers: { Accept: "text/event-stream", ...(cursor === undefined ? {} : { "Last-Event-ID": cursor }) } });
    if (!response.ok || !response.body) throw await ApiError.of(response);
    onOpen();
    const text = new TextDecoder();
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      heard();
      for (let at = 0; at < value.length; at += slice) {
        parser.feed(text.decode(value.subarray(at, at + slice), { stream: true }));
        if (performance.now() - turn < longestTurn) continue;
        await new Promise((goOn) => setTimeout(goOn));
        turn = performance.now();
      }
    }
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) refused = error;
  } finally {
    clearTimeout(watch);
  }
  if (!stop.aborted) onClose(refused);
  return refused !== null;
}
