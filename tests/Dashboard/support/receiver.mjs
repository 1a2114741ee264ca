import { createServer } from "node:http";

/** What endpoints call: a path answers what was last said for it, 200 otherwise. */
export async function startReceiver() {
  const answers = new Map();
  const calls = [];
  const server = createServer((request, response) => {
    const body = [];
    request.on("data", (part) => body.push(part));
    request.on("end", () => {
      calls.push({ path: request.url, headers: request.headers, body: Buffer.concat(body).toString() });
      response.writeHead(answers.get(request.url) ?? 200, { "Content-Type": "text/plain" }).end("the receiver's words");
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { calls, address: (path) => `http://127.0.0.1:${server.address().port}${path}`, answer: (path, status) => answers.set(path, status), stop: () => (server.closeAllConnections(), server.close()) };
}
