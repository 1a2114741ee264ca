const mostInOne = 100;
const mostBytes = 1_500_000;

/** Publishes and owns endpoints with the tenant's key. */
export class Owner {
  constructor(address, key) {
    this.address = address;
    this.headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  }

  createEndpoint(settings) {
    return this.#send("POST", "/v1/endpoints", JSON.stringify(settings));
  }

  rotate(id, overlap) {
    return this.#send("POST", `/v1/endpoints/${id}/rotate`, JSON.stringify({ overlap }));
  }

  delete(id) {
    return this.#send("DELETE", `/v1/endpoints/${id}`);
  }

  /** Publishes bodies as they are; returns each by the id of its event. */
  async publish(type, bodies) {
    const published = new Map();
    for (let start = 0; start < bodies.length;) {
      let end = start;
      for (let bytes = 0; end < bodies.length && end - start < mostInOne && (end === start || bytes + bodies[end].length < mostBytes); end++) bytes += bodies[end].length;
      const some = bodies.slice(start, end);
      const items = await this.#send("POST", "/v1/events", `[${some.map((body) => `{"type":"${type}","payload":${body}}`).join(",")}]`);
      items.forEach((item, i) => published.set(item.id, some[i]));
      start = end;
    }

    return published;
  }

  async #send(method, path, body) {
    const response = await fetch(this.address + path, { method, headers: this.headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return text ? JSON.parse(text) : null;
  }
}
