const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

// What curl writes by itself, or what would break when the body is sent again.
const own = /^(host|content-length|transfer-encoding|connection)$/i;

/** An attempt as a command line: its address, its headers with the signature, its exact body. */
export function curl({ url, requestHead }: { url: string; requestHead: string }, body: string | null): string {
  const headers = requestHead.split(/\r?\n/).map((line) => line.trim()).filter((line) => /^[^\s:]+:/.test(line) && !own.test(line.slice(0, line.indexOf(":"))));
  return [`curl ${quote(url)}`, ...headers.map((header) => `-H ${quote(header)}`), ...(body === null ? ["-X POST"] : [`--data-binary ${quote(body)}`])].join(" \\\n  ");
}
