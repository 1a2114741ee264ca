export interface Target {
  title: string;
  hint?: string;
  to: string;
  /** An e-mail address: where one person alone has it, their page is opened. */
  address?: string;
}

const encoded = encodeURIComponent;

/** The pages that a pasted id, address or link of this dashboard names. */
export function targetsOf(text: string, base: string): readonly Target[] {
  const pasted = text.trim().replace(/^["'`<]+|["'`>,;.]+$/g, "");
  if (/^dlv_[0-9a-f]+_\d+$/.test(pasted)) return [{ title: "Open the delivery", hint: pasted, to: `webhooks/${pasted}` }];
  if (/^dlv_[0-9a-f_]{4,}$/.test(pasted)) return [{ title: "Find deliveries", hint: `that begin with ${pasted}`, to: `webhooks?q=${pasted}` }];
  if (/^evt_[0-9a-z-]{32,}$/i.test(pasted)) return [{ title: "Open the event", hint: pasted, to: `events/${pasted}` }, { title: "Its deliveries", hint: pasted, to: `webhooks?q=${pasted}` }];
  if (/^evt_[0-9a-f]{8,}$/.test(pasted)) return [{ title: "Find deliveries", hint: `of events that begin with ${pasted}`, to: `webhooks?q=${pasted}` }];
  if (/^ep_[0-9a-z]{8,}$/i.test(pasted)) return [{ title: "Open the endpoint", hint: pasted, to: `endpoints/${pasted}` }, { title: "Its deliveries", hint: pasted, to: `webhooks?endpoint=${pasted}` }];
  if (/^msg_[0-9a-z-]{8,}$/i.test(pasted)) return [{ title: "Open the message", hint: pasted, to: `messages/${pasted}` }];
  if (/^blk_[0-9a-z-]{4,}$/i.test(pasted)) return [{ title: "Open the bulk jobs", hint: pasted, to: "replays" }];
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(pasted)) return [{ title: "Open the person", hint: pasted, to: `people?address=${encoded(pasted)}`, address: pasted }];
  return linkOf(pasted, base);
}

/** A link into this dashboard. */
function linkOf(pasted: string, base: string): readonly Target[] {
  if (!pasted.startsWith(base) || pasted.length === base.length) return [];
  const to = pasted.slice(base.length);
  return [{ title: "Open the link", hint: to, to }];
}
