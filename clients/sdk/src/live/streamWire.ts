import { NotifyError } from "../error.js";
import type { Http } from "../http.js";
import { readNamed } from "./frames.js";
import { messages } from "./messages.js";
import type { Ear, Ending } from "./Wire.js";

/** One connection over server-sent events, by fetch: unlike EventSource it can send the token in a header, and Node has it. */
export function streamWire(http: Http) {
  return async (ear: Ear): Promise<Ending> => {
    const position = ear.position();
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), ear.patience);
    let isOpen = false;
    try {
      const resume: Record<string, string> = position ? { "Last-Event-ID": `${position.epoch}:${position.seq}` } : {};
      const response = await http.stream("/v1/live", resume, AbortSignal.any([ear.signal, silence.signal]));
      if (response.status === 401 || response.status === 403) throw await NotifyError.of(response);
      if (!response.ok || !response.body) return "refused";
      for await (const message of messages(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), ear.patience);
        const frame = message && readNamed(message.name, JSON.parse(message.data));
        isOpen ||= frame?.kind === "welcome";
        if (frame) ear.hear(frame);
      }
    } catch (error) {
      if (error instanceof NotifyError) throw error;
      // Cut, silent for too long or given up: the owner decides what is next.
    } finally {
      clearTimeout(timer);
    }
    return isOpen ? "lost" : "refused";
  };
}
