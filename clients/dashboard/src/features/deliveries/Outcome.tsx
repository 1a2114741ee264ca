import styles from "./Outcome.module.css";

const words: Record<string, string> = {
  blocked: "Blocked address", dns: "No such host", connect: "No connection", tls: "TLS failed", timeout: "Timed out", protocol: "Broken answer", configuration: "Settings",
};

/** An error kind in words; what a newer server says is shown as it is. */
export const errorWord = (kind: string) => words[kind] ?? kind;

/** The last attempt's code, or why there was none. */
export function Outcome({ lastStatusCode, lastError, attempts }: { lastStatusCode: number | null; lastError: string | null; attempts: number }) {
  if (lastStatusCode !== null) return <span className={styles.code} data-good={lastStatusCode < 300}>{lastStatusCode}</span>;
  return lastError === null ? attempts === 0 ? <span className="faint">Not yet</span> : null : <span className={styles.error}>{errorWord(lastError)}</span>;
}
