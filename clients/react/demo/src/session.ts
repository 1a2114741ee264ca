export interface Session {
  token: string;
  email: string;
}

const key = "orleansnotify-demo";

export function savedSession(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Session | null;
  } catch {
    return null;
  }
}

export function saveSession(session: Session | null): void {
  if (session) localStorage.setItem(key, JSON.stringify(session));
  else localStorage.removeItem(key);
}

/** Posts JSON, and throws what the server says against it. */
export async function post<T>(path: string, body: unknown, token?: string): Promise<T> {
  const headers = { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => null) as { detail?: string; title?: string } | null;
  if (!response.ok) throw new Error(answer?.detail ?? answer?.title ?? `The server said ${response.status}.`);
  return answer as T;
}
