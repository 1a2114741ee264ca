import type { Http } from "../http.js";
import { readFrame } from "./frames.js";
import type { Ear, Ending } from "./Wire.js";

const sessionOver = 4001;
const normal = 1000;

/** One connection over a WebSocket. It says something twice within the patience, because browsers show no pings. */
export function socketWire(http: Http, WebSocket: typeof globalThis.WebSocket) {
  return (ear: Ear): Promise<Ending> => new Promise((done) => {
    const position = ear.position();
    const query = { token: http.options.token, since: position?.seq, epoch: position?.epoch };
    const socket = new WebSocket(http.address("/ws", query).replace(/^http/, "ws"));
    let isOpen = false;
    let heardAt = http.clock.now();

    const end = (ending: Ending): void => {
      clearInterval(heartbeat);
      ear.signal.removeEventListener("abort", cancel);
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      // A socket that is still being opened says so when it is closed.
      socket.onerror = () => undefined;
      socket.close(normal);
      done(ending);
    };
    const cancel = (): void => end("lost");
    const heartbeat = setInterval(() => {
      if (http.clock.now() - heardAt > ear.patience) end(isOpen ? "lost" : "refused");
      else if (isOpen) socket.send('{"type":"ping"}');
    }, ear.patience / 3);

    socket.onmessage = ({ data }) => {
      heardAt = http.clock.now();
      const frame = readFrame(String(data));
      isOpen ||= frame?.kind === "welcome";
      if (frame?.kind === "behind") socket.send(JSON.stringify({ type: "resume", since: ear.position()?.seq }));
      else if (frame) ear.hear(frame);
    };
    socket.onclose = ({ code }) => end(code === sessionOver ? "over" : isOpen ? "lost" : "refused");
    socket.onerror = () => undefined;
    ear.signal.addEventListener("abort", cancel, { once: true });
  });
}
