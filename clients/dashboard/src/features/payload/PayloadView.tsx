import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../parts/Button";
import { CopyButton } from "../../parts/CopyButton";
import { bytes as size } from "./bytes";
import { formatJson } from "./format";
import { saveBytes } from "./saveBytes";
import styles from "./PayloadView.module.css";

const shownAtFirst = 64 * 1024;
// Only the blocks in sight are laid out: a line of megabytes would hold the page up for seconds.
const blockSize = 16 * 1024;
const blocks = (text: string) => Array.from({ length: Math.max(1, Math.ceil(text.length / blockSize)) }, (_, index) => text.slice(index * blockSize, (index + 1) * blockSize));
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A payload from its bytes. The first 64 KB at once, the rest when asked for: a page must not stall on what nobody reads. */
export function PayloadView({ bytes, name, sha256 }: { bytes: Uint8Array; name: string; sha256?: string | null | undefined }) {
  const isLarge = bytes.length > shownAtFirst;
  const [isWhole, setWhole] = useState(!isLarge);
  const [isRaw, setRaw] = useState(false);
  const text = useMemo(() => {
    const shown = decode(isWhole ? bytes : bytes.subarray(0, shownAtFirst));
    return isRaw || isLarge ? shown : formatJson(shown);
  }, [bytes, isRaw, isWhole, isLarge]);
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <span className="soft numbers">{size(bytes.length)}{sha256 && <> · SHA-256 <span className="mono" title={sha256}>{sha256.slice(0, 12)}…</span></>}</span>
        <span className={styles.acts}>
          {!isLarge && <Button small onClick={() => setRaw(!isRaw)}>{isRaw ? "Formatted" : "As sent"}</Button>}
          <CopyButton text={() => decode(bytes)} label="Copy payload" />
          <Button look="quiet" small icon={<Download aria-hidden />} aria-label="Download payload" data-tip="Download payload" onClick={() => saveBytes(bytes, name, "application/json")} />
        </span>
      </div>
      <pre className={styles.text} tabIndex={0} role="region" aria-label="Payload">{blocks(text).map((block, index) => <code key={index} className={styles.block}>{block}</code>)}</pre>
      {!isWhole && <p className={styles.more}>The first 64 KB of {size(bytes.length)}. <Button small onClick={() => setWhole(true)}>Show the rest</Button></p>}
    </div>
  );
}
