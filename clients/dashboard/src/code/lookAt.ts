/** Whether the server has a file: `gone` only where it answers for its page, so that it is up and has other files. */
export async function lookAt(file: string): Promise<"there" | "gone" | "silent"> {
  const answer = await ask(file);
  if (answer?.ok) return "there";
  return answer?.status === 404 && (await ask(document.baseURI))?.ok ? "gone" : "silent";
}

const ask = (address: string) => fetch(address, { cache: "no-store", headers: { Accept: "text/html,*/*" } }).catch(() => null);
