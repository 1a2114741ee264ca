import { setTimeout as pause } from "node:timers/promises";

/** The token of a person, by the code that a development server shows; null elsewhere. */
export async function signIn(api, email) {
  const mails = `/dev/mail.json?to=${encodeURIComponent(email)}`;
  const before = await api.call("GET", mails);
  if (before.got !== 200) return null;
  await api.call("POST", "/request-otp", { body: { email } });
  for (let waited = 0; waited < 50; waited++) {
    const { answer } = await api.call("GET", mails);
    const code = answer?.length > before.answer.length ? /\b\d{6}\b/.exec(answer.at(-1).text)?.[0] : null;
    if (code) return (await api.call("POST", "/verify-otp", { body: { email, otp: code } })).answer?.token ?? null;
    await pause(100);
  }
  return null;
}
