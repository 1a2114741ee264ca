/** What pages ask of the worker. It alone changes what is stored. */
export type Command =
  | { do: "requestCode"; email: string }
  | { do: "verifyCode"; code: string }
  | { do: "forgetCode" }
  | { do: "signOut" }
  | { do: "popupOpened" }
  | { do: "loadMore" }
  | { do: "markRead"; id: string }
  | { do: "markAllRead" }
  | { do: "useServer"; address: string };

export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly code: string; readonly retryAfter: number | null };

export async function ask(command: Command): Promise<Outcome> {
  return chrome.runtime.sendMessage<Command, Outcome>(command);
}
