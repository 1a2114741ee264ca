import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";

const text = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OpenID provider at which one person signs in by a button. */
export async function startOpenId() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = { clientId: "notify", clientSecret: "a secret of the provider", person: { sub: "1", email: "ann@acme.example", email_verified: true, amr: ["pwd"] } };
  const codes = new Map();
  const json = (response, body, status = 200) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

  const idToken = (asked) => {
    const now = Math.floor(Date.now() / 1000);
    const signed = `${text({ alg: "RS256", kid: "k1" })}.${text({ ...provider.person, iss: provider.issuer, aud: provider.clientId, iat: now, exp: now + 300, auth_time: now, nonce: asked.get("nonce") })}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, provider.issuer);
    if (url.pathname === "/.well-known/openid-configuration") {
      return json(response, { issuer: provider.issuer, authorization_endpoint: `${provider.issuer}/authorize`, token_endpoint: `${provider.issuer}/token`, jwks_uri: `${provider.issuer}/jwks`, id_token_signing_alg_values_supported: ["RS256"] });
    }
    if (url.pathname === "/jwks") return json(response, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", use: "sig" }] });
    if (url.pathname === "/authorize") {
      const code = randomBytes(16).toString("hex");
      codes.set(code, url.searchParams);
      const back = `${url.searchParams.get("redirect_uri")}?code=${code}&state=${url.searchParams.get("state")}`;
      return response.writeHead(200, { "Content-Type": "text/html" }).end(`<title>Acme</title><a href="${back.replaceAll("&", "&amp;")}">Continue as Ann</a>`);
    }
    let body = "";
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const asked = codes.get(form.get("code"));
    codes.delete(form.get("code"));
    const isHolder = asked?.get("code_challenge") === createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    return isHolder ? json(response, { access_token: "a", token_type: "Bearer", id_token: idToken(asked) }) : json(response, { error: "invalid_grant" }, 400);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  provider.issuer = `http://127.0.0.1:${server.address().port}`;
  provider.stop = () => { server.closeAllConnections(); server.close(); };
  return provider;
}
