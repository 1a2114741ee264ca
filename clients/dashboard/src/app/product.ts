interface Product { name: string; logo?: { address: string; width: number; height: number; alt: string } }

/** What the tab calls the product: a tenant's portal has its own name and logo. */
export const product: Product = { name: "OrleansNotify" };
