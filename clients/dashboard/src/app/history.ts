import { createBrowserHistory } from "@tanstack/react-router";
import { basePath } from "./base";

export const history = createBrowserHistory();

/** Goes to a page by what follows the dashboard's address, such as `webhooks?status=dead`. */
export function go(to: string, { replace = false } = {}) {
  const address = basePath + to.replace(/^\//, "");
  if (replace) history.replace(address);
  else history.push(address);
}
