import { createServer, request } from "node:http";

const tick = 20;

/** A proxy to a server, whose stream of deliveries is made here: `perSecond` changes for `seconds`, each by `change(number)`. */
export async function flooded(server, { perSecond, seconds, change }) {
  const { hostname, port } = new URL(server);
  let hasEnded;
  const ended = new Promise((done) => (hasEnded = done));
  const send = (outgoing) => {
    outgoing.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    outgoing.write('id: 0\nevent: caught-up\ndata: {"cursor":"0"}\n\n');
    const [started, all] = [performance.now(), perSecond * seconds];
    let sent = 0;
    const timer = setInterval(() => {
      // By the clock, as a timer of a busy machine comes late.
      const due = Math.min(all, Math.floor(((performance.now() - started) / 1000) * perSecond));
      let text = "";
      for (; sent < due; sent++) text += `id: ${sent + 1}\nevent: delivery\ndata: ${JSON.stringify(change(sent))}\n\n`;
      if (text !== "") outgoing.write(text);
      if (sent === all) { clearInterval(timer); hasEnded(); }
    }, tick);
    outgoing.on("close", () => clearInterval(timer));
  };
  const proxy = createServer((incoming, outgoing) => {
    if (incoming.url.startsWith("/v1/deliveries/stream")) return send(outgoing);
    const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${proxy.address().port}`, ended, stop: () => (proxy.closeAllConnections(), proxy.close()) };
}
