import { createServer, request } from "node:http";

/** A proxy that serves a server below a prefix, and takes the prefix off. */
export async function prefixed(server, prefix) {
  const { hostname, port } = new URL(server);
  const proxy = createServer((incoming, outgoing) => {
    if (!incoming.url.startsWith(`${prefix}/`)) return outgoing.writeHead(404).end("not below the prefix");
    const onward = request({ hostname, port, path: incoming.url.slice(prefix.length), method: incoming.method, headers: { ...incoming.headers, "X-Forwarded-Prefix": prefix, "X-Forwarded-For": "127.0.0.1" } }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${proxy.address().port}`, stop: () => (proxy.closeAllConnections(), proxy.close()) };
}
