import { ask, type Outcome } from "../worker/commands.ts";
import type { PendingCode } from "../worker/signIn.ts";
import type { Stored } from "../worker/state.ts";
import { byId, showError } from "./dom.ts";

const email = byId<HTMLInputElement>("email");
const code = byId<HTMLInputElement>("code");
const newCode = byId<HTMLButtonElement>("new-code");
/** The server takes one request per address in this time. */
const askAgainAfter = 30_000;
let askAgainAt = 0;

export function startSignIn(): void {
  onSubmit("email-form", email, "email-error", async () => {
    if (!/^\S+@\S+\.\S+$/.test(email.value.trim())) return "Enter your e-mail address.";
    return failure(await ask({ do: "requestCode", email: email.value.trim() }));
  });
  onSubmit("code-form", code, "code-error", async () => {
    const digits = code.value.replace(/\D/g, "");
    if (digits.length !== 6) return "The code has six digits.";
    const message = failure(await ask({ do: "verifyCode", code: digits }));
    if (message) code.select();
    return message;
  });
  byId("other-email").addEventListener("click", () => void ask({ do: "forgetCode" }));
  newCode.addEventListener("click", () => void sendNewCode());
  setInterval(showWait, 1000);
}

export function showEmailView(state: Stored): void {
  byId("server").textContent = new URL(state.server).host;
  byId("notice").textContent = state.notice ?? "";
  byId("notice").hidden = state.notice === null;
  code.value = "";
  showError(byId("code-error"), null);
  email.focus();
}

export function showCodeView(pending: PendingCode): void {
  byId("code-email").textContent = pending.email;
  email.value = pending.email;
  askAgainAt = pending.requestedAt + askAgainAfter;
  showWait();
  code.focus();
}

async function sendNewCode(): Promise<void> {
  newCode.disabled = true;
  const outcome = await ask({ do: "requestCode", email: email.value });
  showError(byId("code-error"), failure(outcome));
  if (!outcome.ok && outcome.retryAfter) askAgainAt = Date.now() + outcome.retryAfter * 1000;
  showWait();
}

function showWait(): void {
  const left = Math.ceil((askAgainAt - Date.now()) / 1000);
  newCode.disabled = left > 0;
  newCode.textContent = left > 0 ? `Send a new code (${left} s)` : "Send a new code";
}

function onSubmit(formId: string, input: HTMLInputElement, errorId: string, submit: () => Promise<string | null>): void {
  const form = byId<HTMLFormElement>(formId);
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button) button.disabled = true;
    const message = await submit();
    if (button) button.disabled = false;
    showError(byId(errorId), message);
    input.setAttribute("aria-invalid", String(message !== null));
    if (message) input.focus();
  });
}

const failure = (outcome: Outcome): string | null => (outcome.ok ? null : outcome.message);
