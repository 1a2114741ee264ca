// The peer: Node's socket.io as its documentation shows it. POST /webhook with the token is emitted to everyone who has joined.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((request, response) => {
  if (request.method !== "POST" || request.headers.authorization !== `Bearer ${process.env.WEBHOOK_TOKEN}`) return response.writeHead(404).end();
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    io.to("default").emit("new-notification", JSON.parse(Buffer.concat(chunks)));
    response.end();
  });
});
const io = new Server(http);
io.on("connection", (socket) => socket.on("join-tenant", (tenant, answer) => {
  socket.join(tenant);
  answer?.({ ok: true });
}));
http.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("peer is up"));
