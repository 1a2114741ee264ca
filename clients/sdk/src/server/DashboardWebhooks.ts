import { systemClock, type Clock } from "../backoff.js";
import { attempt, withRetries } from "../retry.js";
import { lowStockNote, maintenanceNote, orderOf, type Checkout, type LowStock, type Maintenance, type NotificationTaken, type OrderTaken } from "./notes.js";
import { signBody } from "./signBody.js";

export interface DashboardOptions {
  /** Where the server is. Default: the variable `DASHBOARD_URL`. */
  url?: string | undefined;
  /** The tenant's webhook secret. Default: the variable `WEBHOOK_SECRET`. */
  secret?: string | undefined;
  /** Default: the variable `TENANT_ID`, else the server's default tenant. */
  tenant?: string | undefined;
  /** Attempts after the first one. Default 4. */
  retries?: number;
  /** Milliseconds for one attempt. Default 15,000. */
  timeout?: number;
  fetch?: typeof fetch;
  clock?: Clock;
}

export interface SendOptions {
  /** The same key again within 24 hours is the same event. Default: a new one, for a checkout one of its order and status. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** What a shop's server tells the dashboard, signed. Not for browsers: it holds the secret. */
export class DashboardWebhooks {
  static #shared: DashboardWebhooks | undefined;
  readonly #url: string;
  readonly #secret: string;
  readonly #tenant: string | undefined;

  constructor(readonly options: DashboardOptions = {}) {
    this.#url = needed("url", options.url ?? process.env["DASHBOARD_URL"]).replace(/\/+$/, "");
    this.#secret = needed("secret", options.secret ?? process.env["WEBHOOK_SECRET"]);
    this.#tenant = options.tenant ?? (process.env["TENANT_ID"] || undefined);
  }

  /** Of the static calls, from here on. Without it they read the variables. */
  static configure(options: DashboardOptions): void {
    DashboardWebhooks.#shared = new DashboardWebhooks(options);
  }

  static handleCheckoutComplete(checkout: Checkout, options?: SendOptions): Promise<OrderTaken> {
    return DashboardWebhooks.#one().handleCheckoutComplete(checkout, options);
  }

  static sendLowStockAlert(product: LowStock, options?: SendOptions): Promise<NotificationTaken> {
    return DashboardWebhooks.#one().sendLowStockAlert(product, options);
  }

  static sendMaintenanceNotification(maintenance: Maintenance, options?: SendOptions): Promise<NotificationTaken> {
    return DashboardWebhooks.#one().sendMaintenanceNotification(maintenance, options);
  }

  /** Payment services report a checkout more than once, so its key is of the order and its status. */
  async handleCheckoutComplete(checkout: Checkout, options: SendOptions = {}): Promise<OrderTaken> {
    const key = options.idempotencyKey ?? `checkout-${await signBody(`${checkout.orderNumber}:${checkout.status ?? "paid"}`, "checkout")}`;
    return this.#send("orders", orderOf(checkout), { ...options, idempotencyKey: key });
  }

  sendLowStockAlert(product: LowStock, options: SendOptions = {}): Promise<NotificationTaken> {
    return this.#send("notifications", lowStockNote(product), options);
  }

  sendMaintenanceNotification(maintenance: Maintenance, options: SendOptions = {}): Promise<NotificationTaken> {
    return this.#send("notifications", maintenanceNote(maintenance), options);
  }

  static #one(): DashboardWebhooks {
    return (DashboardWebhooks.#shared ??= new DashboardWebhooks());
  }

  async #send<T>(kind: string, note: object, { idempotencyKey = crypto.randomUUID(), signal }: SendOptions): Promise<T> {
    const body = JSON.stringify(this.#tenant === undefined ? note : { tenantId: this.#tenant, ...note });
    const headers = { "Content-Type": "application/json", "X-Webhook-Signature": await signBody(body, this.#secret), "Idempotency-Key": idempotencyKey };
    const { clock = systemClock, retries = 4, timeout = 15_000, fetch: send = fetch } = this.options;
    // By its key the same request twice is one event, whatever became of the first.
    const policy = { clock, retries, signal, repeats: (status: number) => status === 0 || status === 429 || status >= 500 };
    const response = await withRetries(policy, () => attempt(send, `${this.#url}/api/webhooks/${kind}`, { method: "POST", headers, body }, timeout, signal));
    return (await response.json()) as T;
  }
}

function needed(name: string, value: string | undefined): string {
  if (!value) throw new TypeError(`DashboardWebhooks needs a ${name}.`);
  return value;
}
