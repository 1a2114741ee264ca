import { createServer } from "node:http";

/** A page of another site that shows an address in a frame. */
export async function embedder() {
  const server = createServer((request, response) => {
    const framed = new URL(request.url, "http://localhost").searchParams.get("show") ?? "about:blank";
    response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><title>Shop</title><h1>Shop</h1><iframe title="portal" width="1200" height="800" src="${framed.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://localhost:${server.address().port}`;
  return { origin, showing: (address) => `${origin}/?show=${encodeURIComponent(address)}`, stop: () => (server.closeAllConnections(), server.close()) };
}
