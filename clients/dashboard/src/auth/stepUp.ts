import { isApiError } from "../api/ApiError";
import { request } from "../api/request";
import { createStore } from "../app/store";

/** Asked of the user while an act waits for a fresh proof of who it is. */
export const stepUpAsked = createStore<((isProven: boolean) => void) | null>(null);

export const proveAgain = (proof: { password: string } | { code: string }) => request<null>("POST", "/auth/step-up", { body: proof });

/** Does what the server does only within ten minutes of a sign-in; asks for the password or a code where it was longer ago. */
export async function withStepUp<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isApiError(error) || error.code !== "step_up_required") throw error;
    const isProven = await new Promise<boolean>((done) => {
      stepUpAsked.get()?.(false);
      stepUpAsked.set(() => (answer: boolean) => { stepUpAsked.set(null); done(answer); });
    });
    if (!isProven) throw error;
    return act();
  }
}
