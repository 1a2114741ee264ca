// A fake of Twilio's Messages resource that does little but note when each message came: raw sockets, one answer for all.
import { createServer } from "node:net";

const NUMBER = /N(\d+)E/;

/** Answers each POST with 201 and an id; `seen` has the time of each number's first receipt, `ids` the id that it was
 * given, `again` how many came twice. */
/** @param port 0: any free one. */
export async function startTwilio(port = 0) {
  const taken = { seen: new Map(), ids: new Map(), again: 0, delay: 0 };
  let next = 1;
  const server = createServer({ noDelay: true }, (socket) => {
    let text = "";
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        const length = end + 4 + Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
        if (text.length < length) return;
        const id = idOf(next++);
        note(taken, NUMBER.exec(text.slice(end, length))?.[1], id);
        text = text.slice(length);
        const answer = created(id);
        if (taken.delay > 0) setTimeout(() => socket.write(answer), taken.delay);
        else socket.write(answer);
      }
    });
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return { port: server.address().port, taken, close: () => server.close() };
}

const idOf = (number) => `SM${number.toString(16).padStart(32, "0")}`;

function note(taken, number, id) {
  if (number === undefined) return;
  if (taken.seen.has(Number(number))) taken.again++;
  else {
    taken.seen.set(Number(number), performance.now());
    taken.ids.set(Number(number), id);
  }
}

function created(sid) {
  const body = JSON.stringify({
    sid, status: "queued", num_segments: "1", error_code: null, error_message: null,
    direction: "outbound-api", api_version: "2010-04-01", price: null, price_unit: "USD",
  });
  return `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
