// The peer of raw WebSockets: Express and ws as their documentations show them. A person is who the table of tokens says; a broadcast goes to all.
import { createServer } from "node:http";
import express from "express";
import { WebSocketServer } from "ws";

const tokens = new Map(Array.from({ length: 100 }, (_, i) => [`token${i}`, `person${i}@example.com`]));
const app = express();
const http = createServer(app);
const sockets = new WebSocketServer({ noServer: true });
app.use(express.json());
app.post("/webhook", (request, response) => {
  if (request.headers.authorization !== `Bearer ${process.env.WEBHOOK_TOKEN}`) return response.status(401).end();
  const text = JSON.stringify(request.body);
  for (const socket of sockets.clients) socket.send(text);
  response.json({ ok: true });
});
http.on("upgrade", (request, socket, head) => {
  const user = tokens.get(new URL(request.url, "http://localhost").searchParams.get("token"));
  if (!user) return socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
  sockets.handleUpgrade(request, socket, head, (opened) => opened.send(JSON.stringify({ type: "welcome", user, unread: 0 })));
});
http.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("peer is up"));
