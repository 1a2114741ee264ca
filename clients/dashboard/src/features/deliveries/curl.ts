const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

// What curl writes by itself, or what would break when the body is sent again.
const own = /^(host|content-length|transfer-encoding|connection)$/i;

// The log keeps the tenant's own headers and signatures masked.
const masked = /(^|[:;]\s*)\*{3,}$|\[masked\]$/;

/** An attempt as a command line: its address, its headers, its exact body. The log has no signature; where one was recalculated, it is the header. */
export function curl({ url, requestHead }: { url: string; requestHead: string }, body: string | null, signature?: string): string {
  const headers = requestHead.split(/\r?\n/).map((line) => line.trim()).filter((line) => /^[^\s:]+:/.test(line) && !own.test(line.slice(0, line.indexOf(":"))))
    .flatMap((line) => (signature !== undefined && /^webhook-signature:/i.test(line) ? [`webhook-signature: ${signature}`] : signature !== undefined && masked.test(line) ? [] : [line]));
  return [`curl ${quote(url)}`, ...headers.map((header) => `-H ${quote(header)}`), ...(body === null ? ["-X POST"] : [`--data-binary ${quote(body)}`])].join(" \\\n  ");
}
