import type { ConnectionState } from "../live/connection.ts";
import { byId } from "./dom.ts";

const words: Record<ConnectionState["state"], string> = {
  signedOut: "",
  connecting: "Connecting",
  online: "Live",
  waiting: "Reconnecting",
};

export function showConnection({ state }: ConnectionState): void {
  const pill = byId("connection");
  pill.hidden = state === "signedOut";
  pill.dataset["state"] = state;
  pill.title = state === "waiting" ? "No connection to the server. Nothing is lost; the extension keeps trying." : "";
  if (pill.textContent !== words[state]) pill.textContent = words[state];
}
