import { Client, type Challenge, type Session } from "../api/client.ts";
import { Problem } from "../api/problem.ts";

export interface PendingCode extends Challenge {
  readonly email: string;
  readonly requestedAt: number;
}

const key = "pendingCode";

/** A popup closes as soon as somebody looks at their mail, so the challenge outlives it; a browser restart ends it. */
export async function pendingCode(): Promise<PendingCode | null> {
  const stored = await chrome.storage.session.get(key);
  const pending = stored[key] as PendingCode | undefined;
  return pending && Date.parse(pending.expiresAt) > Date.now() ? pending : null;
}

export async function requestCode(client: Client, email: string): Promise<void> {
  const challenge = await client.requestCode(email);
  await chrome.storage.session.set({ [key]: { ...challenge, email, requestedAt: Date.now() } satisfies PendingCode });
}

export async function verifyCode(client: Client, code: string): Promise<Session> {
  const pending = await pendingCode();
  if (!pending) throw new Problem(410, "code_expired", "The code has expired. Ask for a new one.");

  const session = await client.verifyCode(pending.challengeId, pending.email, code);
  await forgetCode();
  return { token: session.token, email: session.email, expiresAt: session.expiresAt };
}

export async function forgetCode(): Promise<void> {
  await chrome.storage.session.remove(key);
}
