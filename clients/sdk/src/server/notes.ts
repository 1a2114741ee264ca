/** What a shop knows after its checkout. */
export interface Checkout {
  orderNumber: string;
  total: number;
  customerName?: string;
  customerEmail?: string;
  currency?: string;
  items?: readonly CheckoutItem[];
  paymentMethod?: string;
  /** Default `paid`. */
  status?: string;
  metadata?: Record<string, unknown>;
}

export interface CheckoutItem {
  productId?: string;
  productName?: string;
  quantity?: number;
  price?: number;
  [more: string]: unknown;
}

export interface LowStock {
  id: string;
  name: string;
  stockLevel: number;
  lowStockThreshold?: number;
}

export interface Maintenance {
  /** With its zone, such as `2026-01-15T02:00:00Z`. */
  scheduledTime: string | Date;
  estimatedDuration?: string;
  affectedServices?: readonly string[];
}

export interface OrderTaken {
  success: true;
  message: string;
  orderId: string;
  orderNumber: string;
}

export interface NotificationTaken {
  success: true;
  message: string;
  notificationId: string;
}

export function orderOf({ total, paymentMethod, metadata, status = "paid", ...order }: Checkout): object {
  return { ...order, amount: total, status, metadata: { ...metadata, ...(paymentMethod === undefined ? {} : { paymentMethod }) } };
}

export function lowStockNote({ id, name, stockLevel, lowStockThreshold }: LowStock): object {
  const threshold = lowStockThreshold === undefined ? "" : `, the threshold is ${lowStockThreshold}`;
  return {
    title: "Low Stock Alert", message: `${name} is running low: ${stockLevel} left${threshold}.`, type: stockLevel > 0 ? "warning" : "error",
    priority: stockLevel > 0 ? "medium" : "high", actionUrl: `/products/${encodeURIComponent(id)}`, actionText: "Manage Stock",
    metadata: { productId: id, stockLevel, ...(lowStockThreshold === undefined ? {} : { lowStockThreshold }) },
  };
}

export function maintenanceNote({ scheduledTime, estimatedDuration, affectedServices = [] }: Maintenance): object {
  const at = typeof scheduledTime === "string" ? scheduledTime : scheduledTime.toISOString();
  const duration = estimatedDuration === undefined ? "" : ` and takes about ${estimatedDuration}`;
  const services = affectedServices.length === 0 ? "" : ` Affected: ${affectedServices.join(", ")}.`;
  return {
    title: "Scheduled Maintenance", message: `Maintenance begins at ${at}${duration}.${services}`, type: "info", priority: "high",
    metadata: { scheduledTime: at, affectedServices, ...(estimatedDuration === undefined ? {} : { estimatedDuration }) },
  };
}
