import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { toast, toastError } from "../parts/toast";

interface Options<T> {
  /** What a toast says when it is done. */
  said?: string | ((result: T) => string);
  /** What is read again. */
  refreshes?: readonly QueryKey[];
  onDone?: (result: T) => void;
  /** Without it a toast says what went wrong. */
  onFailed?: (error: Error) => void;
}

/** An act of the user: says what became of it and reads again what it changed. */
export function useAct<Argument = void, T = unknown>(act: (argument: Argument) => Promise<T>, { said, refreshes = [], onDone, onFailed = toastError }: Options<T> = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      if (said !== undefined) toast(typeof said === "string" ? said : said(result));
      onDone?.(result);
      return Promise.all(refreshes.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: onFailed,
  });
}
