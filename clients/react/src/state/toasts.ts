import type { Toast } from "../types";
import type { State } from "./State";

// More at once nobody reads; they are in the list.
const most = 3;

export function withToast(state: State, toast: Toast): State {
  return { ...state, toasts: [...state.toasts.filter(({ key }) => key !== toast.key), toast].slice(-most) };
}

export function withoutToast(state: State, key: string): State {
  return state.toasts.some((toast) => toast.key === key) ? { ...state, toasts: state.toasts.filter((toast) => toast.key !== key) } : state;
}
