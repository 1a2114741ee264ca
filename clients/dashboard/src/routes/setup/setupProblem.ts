import { isApiError } from "../../api/ApiError";

/** Why the set-up failed, for a person. */
export function setupProblem(error: unknown): string {
  if (!isApiError(error)) return "The set-up failed. Try again.";
  if (error.code === "setup_code_invalid") return "This is not the code that the server printed at its last start.";
  if (error.status === 404) return "There is an owner already: sign in, or ask to be invited.";
  return error.message;
}
