import { Deliveries } from "./deliveries.js";
import { Endpoints } from "./endpoints.js";
import { Events } from "./events.js";
import { Http, type Options } from "./http.js";
import { Inbox } from "./inbox.js";
import { Live, type LiveOptions } from "./live/Live.js";

/** A client of one server with one credential. */
export class OrleansNotify {
  readonly events: Events;
  readonly inbox: Inbox;
  readonly endpoints: Endpoints;
  readonly deliveries: Deliveries;
  readonly live: { connect(options?: LiveOptions): Live };

  constructor(options: Options) {
    const http = new Http(options);
    this.events = new Events(http);
    this.inbox = new Inbox(http);
    this.endpoints = new Endpoints(http);
    this.deliveries = new Deliveries(http);
    this.live = { connect: (liveOptions = {}) => new Live(http, liveOptions) };
  }
}
