import { indented } from "./indented";
import { tokens } from "./tokens";

/** The value of a member of the outermost object, indented, with every number and escape as it was sent; null: there is none. */
export function rawMember(text: string, name: string): string | null {
  const all = tokens(text);
  let depth = 0;
  for (let index = 0; index < all.length; index++) {
    const one = all[index]!;
    if (one === "{" || one === "[") depth++;
    else if (one === "}" || one === "]") depth--;
    else if (depth === 1 && one === JSON.stringify(name) && all[index + 1] === ":") return indented(value(all, index + 2));
  }
  return null;
}

/** The tokens of the value that begins here. */
function value(all: readonly string[], from: number): string[] {
  let depth = 0;
  for (let index = from; index < all.length; index++) {
    const one = all[index]!;
    if (one === "{" || one === "[") depth++;
    if (one === "}" || one === "]") depth--;
    if (depth === 0) return all.slice(from, index + 1);
  }
  return all.slice(from);
}
