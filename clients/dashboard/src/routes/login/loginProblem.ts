import { isApiError } from "../../api/ApiError";
import { span } from "../../time/relative";

const words: Record<string, string> = {
  invalid_credentials: "The e-mail address or the password is wrong.",
  code_invalid: "This code is wrong or was used already.",
  sso_required: "Your organization's provider signs you in: use its button below.",
  unreachable: "The server does not answer. Try again in a moment.",
};

/** Why the sign-in failed, for a person. */
export function loginProblem(error: unknown): string {
  if (!isApiError(error)) return "The sign-in failed. Try again.";
  if (error.status === 429) return `Too many attempts. ${error.retryAfter === null ? "Try again later." : `Try again in ${span(error.retryAfter * 1000)}.`}`;
  return words[error.code] ?? error.message;
}
