/** Named timers: each runs at most once at a time, and all can be stopped. */
export class Timers<Name extends string> {
  readonly #running = new Map<Name, ReturnType<typeof setTimeout>>();

  constructor(private readonly run: (name: Name, job: () => Promise<void>) => void) {}

  isRunning(name: Name): boolean {
    return this.#running.has(name);
  }

  /** Does nothing while one of this name is running. */
  after(name: Name, delay: number, job: () => Promise<void>): void {
    if (this.isRunning(name)) return;

    this.#running.set(name, setTimeout(() => {
      this.#running.delete(name);
      this.run(name, job);
    }, delay));
  }

  stop(name: Name): void {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  stopAll(): void {
    for (const name of [...this.#running.keys()]) this.stop(name);
  }
}
