import { after, before } from "node:test";
import { Browser, extensionId } from "./browser.mjs";
import { Server } from "./server.mjs";

/** A signed-in extension against a server started by this command, for all tests of a file, which run in order. */
export function setting(command, email) {
  const it = {};
  before(async () => {
    it.server = await Server.start(command, extensionId);
    it.browser = await Browser.launch();
    await it.browser.useServer(it.server.address);
  }, { timeout: 120_000 });
  after(async () => {
    await it.browser?.close();
    await it.server?.stop();
  });
  it.signIn = async () => (it.popup = await it.browser.signIn(it.server, email));
  return it;
}
