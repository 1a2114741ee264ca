import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useRef } from "react";
import { toast, toastError } from "../parts/toast";

interface Options<T> {
  /** What a toast says when it is done. */
  said?: string | ((result: T) => string);
  /** What is read again. */
  refreshes?: readonly QueryKey[];
  onDone?: (result: T) => void;
  /** Without it a toast says what went wrong. */
  onFailed?: (error: Error) => void;
  /** What makes something that is shown once: never a second time after it was done. */
  once?: boolean;
}

/** An act of the user: says what became of it and reads again what it changed. */
export function useAct<Argument = void, T = unknown>(act: (argument: Argument) => Promise<T>, { said, refreshes = [], onDone, onFailed = toastError, once = false }: Options<T> = {}) {
  const client = useQueryClient();
  // A second click comes before React has drawn what the first one began.
  const isOff = useRef(false);
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      if (said !== undefined) toast(typeof said === "string" ? said : said(result));
      onDone?.(result);
      return Promise.all(refreshes.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: onFailed,
    onSettled: (_, error) => { isOff.current = once && error === null; },
  });
  const mutate: typeof mutation.mutate = (...given) => {
    if (isOff.current) return;
    isOff.current = true;
    mutation.mutate(...given);
  };
  return { ...mutation, mutate };
}
