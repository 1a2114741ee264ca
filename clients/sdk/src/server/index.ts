export { DashboardWebhooks, type DashboardOptions, type SendOptions } from "./DashboardWebhooks.js";
export type { Checkout, CheckoutItem, LowStock, Maintenance, NotificationTaken, OrderTaken } from "./notes.js";
export { signBody } from "./signBody.js";
