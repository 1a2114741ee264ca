import { createElement, use, type ComponentType, type ReactNode } from "react";
import { toast } from "../parts/toast";
import { CodeError } from "./CodeError";
import { loadCode } from "./loadCode";
import { reloadOnce } from "./reloadOnce";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
export type Lazy<P> = ((props: P) => ReactNode) & { preload: () => Promise<void> };

// What failed longer ago, as when a link was only pointed at, is tried again when it is drawn.
const fresh = 2_000;
const forEver = new Promise<never>(() => undefined);

function lazily<P extends object>(load: Load<P>, onFailed: (error: unknown) => ReactNode): Lazy<P> {
  let loaded: ComponentType<P> | undefined;
  let failed: { error: unknown; at: number } | undefined;
  let loading: Promise<void> | undefined;
  const fail = (error: unknown) => {
    failed = { error, at: performance.now() };
    if (error instanceof CodeError) error.forget = () => { failed = undefined; };
  };
  const preload = () => (loading ??= loadCode(load).then((code) => { loaded = code.default; }).catch(fail).finally(() => { loading = undefined; }));
  function View(props: P) {
    if (loaded) return createElement(loaded, props);
    if (failed && performance.now() - failed.at < fresh) return onFailed(failed.error);
    use(preload());
    return null;
  }
  return Object.assign(View, { preload: () => (loaded ? Promise.resolve() : preload()) });
}

/** A page of its own file. Where that cannot be loaded the page says so; where the server has another build by now it is reloaded, once. */
export const lazyPage = (load: Load<object>) => lazily(load, (error) => {
  if (error instanceof CodeError && error.why === "gone" && reloadOnce()) use(forEver);
  throw error;
});

/** A part of a page: without it the page goes on, and what is being typed stays. */
export function lazyPart<P extends object>(load: Load<P>): Lazy<P> {
  let isSaid = false;
  return lazily(load, (error) => {
    if (!(error instanceof CodeError)) throw error;
    if (!isSaid) queueMicrotask(() => toast(`${error.message} Reload the page to get it.`, "bad"));
    isSaid = true;
    return null;
  });
}
