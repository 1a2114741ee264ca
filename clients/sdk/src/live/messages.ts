export interface Message {
  name: string;
  data: string;
}

/** The messages of a stream of server-sent events; null for a comment, which says that the connection lives. */
export async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message | null> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let [rest, name, data] = ["", "message", [] as string[]];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield { name, data: data.join("\n") };
          [name, data] = ["message", []];
        } else if (line.startsWith(":")) {
          yield null;
        } else if (line.startsWith("event:")) {
          name = line.slice(6).trim();
        } else if (line.startsWith("data:")) {
          data.push(line.slice(5).replace(/^ /, ""));
        }
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
