/** What the tab calls the product: a tenant's portal has its own name. */
export const product = { name: "OrleansNotify" };
