const deepest = 40;

/**
 * JSON with line breaks and indents, token by token: numbers, escapes and repeated names stay exactly as they were sent. What is not JSON
 * comes out as it went in, as far as it can.
 */
export function formatJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  const line = () => { out.push("\n", "  ".repeat(Math.min(depth, deepest))); };
  const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|\s+|[^\s"{}[\],:]+/gsu;
  let isOpen = false;
  for (const [token] of text.matchAll(tokens)) {
    if (/^\s/u.test(token)) continue;
    const closes = token === "}" || token === "]";
    if (closes) depth--;
    if (isOpen !== closes && (isOpen || closes)) line();
    out.push(token);
    isOpen = token === "{" || token === "[";
    if (isOpen) depth++;
    if (token === ",") line();
    if (token === ":") out.push(" ");
  }
  return out.join("");
}
