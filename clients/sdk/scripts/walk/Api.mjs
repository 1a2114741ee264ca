/** Calls routes and keeps a row for each: what was sent, what came back, whether that is right. */
export class Api {
  rows = [];

  constructor(url, key, tenant) {
    this.url = url.replace(/\/+$/, "");
    this.key = key;
    this.tenant = tenant;
  }

  /**
   * One row of the table. `by` is a token, or the headers to send.
   * @param right what the answer must be, beside its status; a text says what is wrong.
   */
  async step(what, method, path, { status = 200, by = this.key, body, text, headers = {}, right = () => null } = {}) {
    const began = performance.now();
    const { answer, got, error } = await this.call(method, path, { by, body, text, headers });
    const wrong = error ?? (got !== status ? `${got} instead of ${status}: ${answer?.code ?? ""} ${answer?.error ?? answer?.title ?? ""}` : right(answer ?? {}));
    this.rows.push({ what, route: `${method} ${path}`, status: got, milliseconds: Math.round(performance.now() - began), result: wrong ? "FAILED" : "ok", note: wrong ?? "" });
    return wrong ? null : (answer ?? {});
  }

  skip(what, route, note) {
    this.rows.push({ what, route, status: "", milliseconds: "", result: "skipped", note });
  }

  async call(method, path, { by, body, text = body === undefined ? undefined : JSON.stringify(body), headers = {} } = {}) {
    try {
      const response = await fetch(this.url + path, {
        method, signal: AbortSignal.timeout(30_000), ...(text === undefined ? {} : { body: text }),
        headers: {
          ...(text === undefined ? {} : { "Content-Type": "application/json" }), ...(this.tenant ? { "x-tenant-id": this.tenant } : {}),
          ...(by ? { Authorization: `Bearer ${by}` } : {}), ...headers,
        },
      });
      const said = await response.text();
      return { got: response.status, answer: said ? JSON.parse(said) : null };
    } catch (error) {
      return { got: 0, answer: null, error: String(error.cause?.message ?? error.message) };
    }
  }
}
