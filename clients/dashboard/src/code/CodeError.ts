/**
 * Why code was not loaded. `silent`: the server does not answer; `gone`: it has other files by now; `stuck`: the file is there, but the browser
 * keeps its failure, so that only a reload helps.
 */
export class CodeError extends Error {
  /** Lets what failed be loaded again when it is drawn the next time. */
  forget: () => void = () => undefined;

  constructor(readonly why: "silent" | "gone" | "stuck") {
    super("A part of the page could not be loaded.");
    this.name = "CodeError";
  }
}
