/** Every item of every page. `next` is what the page after this one is asked for by; null on the last. */
export async function* pages<T, N>(first: N | undefined, read: (from: N | undefined) => Promise<{ items: T[]; next: N | null }>): AsyncGenerator<T, void, undefined> {
  let from = first;
  for (;;) {
    const page = await read(from);
    yield* page.items;
    if (page.next === null) return;
    from = page.next;
  }
}
