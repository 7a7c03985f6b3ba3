/** A company's sign-on on loopback: a page that asks who one is, and a signed word for it. Says yes to the right verifier alone. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer } from "node:http";

const CLIENT = { id: "jushou", secret: "a secret of the two" };
const encode = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** `people`: mail addresses of who can sign on there. */
export async function startOidc(people) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const codes = new Map();
  let issuer = "";

  const token = (claims) => {
    const text = `${encode({ alg: "ES256", kid: "one", typ: "JWT" })}.${encode(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  };
  const trade = (form, authorization) => {
    const code = codes.get(form.get("code"));
    codes.delete(form.get("code"));
    const verified = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    const who = encodeURIComponent(CLIENT.id) + ":" + encodeURIComponent(CLIENT.secret).replaceAll("%20", "+");
    if (!code || verified !== code.challenge || authorization !== `Basic ${Buffer.from(who).toString("base64")}`) return null;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: createHash("sha256").update(code.mail).digest("hex"), aud: CLIENT.id, iat: now, exp: now + 300, nonce: code.nonce, email: code.mail, email_verified: true, preferred_username: code.mail };
    return { access_token: randomBytes(16).toString("hex"), token_type: "Bearer", id_token: token(claims) };
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, issuer);
    const json = (value, status = 200) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` });
      case "/keys":
        return json({ keys: [{ ...publicKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "one" }] });
      case "/authorize": {
        const links = people.map((mail) => {
          const code = randomBytes(16).toString("hex");
          codes.set(code, { mail, nonce: url.searchParams.get("nonce"), challenge: url.searchParams.get("code_challenge") });
          const back = new URL(url.searchParams.get("redirect_uri"));
          back.searchParams.set("code", code);
          back.searchParams.set("state", url.searchParams.get("state"));
          return `<p><a href="${back.href.replaceAll("&", "&amp;")}">I am ${mail}</a></p>`;
        });
        return response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><title>Who are you?</title>${links.join("")}`);
      }
      case "/token": {
        let text = "";
        for await (const chunk of request) text += chunk;
        const answer = trade(new URLSearchParams(text), request.headers.authorization);
        return answer ? json(answer) : json({ error: "invalid_grant" }, 400);
      }
      default:
        return json({ error: "not_found" }, 404);
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  issuer = `http://127.0.0.1:${server.address().port}`;
  /** What a server that trusts it has in its environment. `provider`: more of `[sign_on] providers`. */
  const settings = (provider) => ({
    JUSHOU__SIGN_ON__PROVIDERS: `[{ name = "company", issuer = "${issuer}", client_id = "${CLIENT.id}", client_secret = "${CLIENT.secret}", kind = "organisation", ${provider} }]`,
    JUSHOU__OUTWARD__ALLOW: '["127.0.0.0/8"]',
  });
  return { settings, close: () => server.close() };
}
