const step = "  ";

/** JSON by its tokens, one member a line. */
export function indented(tokens: readonly string[]): string {
  const parts: string[] = [];
  let depth = 0;
  tokens.forEach((one, index) => {
    const isEmpty = (one === "{" && tokens[index + 1] === "}") || (one === "[" && tokens[index + 1] === "]");
    if (isEmpty) parts.push(one);
    else if (one === "{" || one === "[") parts.push(one, "\n", step.repeat(++depth));
    else if ((one === "}" || one === "]") && (tokens[index - 1] === "{" || tokens[index - 1] === "[")) parts.push(one);
    else if (one === "}" || one === "]") parts.push("\n", step.repeat(--depth), one);
    else if (one === ",") parts.push(",\n", step.repeat(depth));
    else parts.push(one === ":" ? ": " : one);
  });
  return parts.join("");
}
