// A certified OpenID Connect provider on loopback, with accounts and groups that a test changes: somebody else's words.
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "./lab.mjs";

/** `people`: by login, `{ groups, mail, name }`. Whoever is deleted from it is unknown from then on. */
export async function startProvider({ people, callbacks, secret = "a secret of the test's own" }) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: "jushou",
      client_secret: secret,
      redirect_uris: callbacks,
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_basic",
    }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["preferred_username"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    cookies: { keys: ["of the test alone"] },
    pkce: { required: () => true },
    issueRefreshToken: async () => true,
    features: { devInteractions: { enabled: false }, resourceIndicators: { enabled: false } },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    findAccount: (_, id) => {
      const person = people[id];
      if (!person) return undefined;
      const claims = async () => ({ sub: id, email: person.mail, email_verified: true, preferred_username: person.name, groups: person.groups });
      return { accountId: id, claims };
    },
    // Consent is given with the login: the page asks for nothing else.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid email profile groups");
      await grant.save();
      return grant;
    },
    renderError: async (ctx, out) => {
      ctx.type = "json";
      ctx.body = out;
    },
  });
  const server = createServer((request, response) => {
    if (request.url.startsWith("/sign-in/")) void signIn(provider, people, request, response);
    else provider.callback()(request, response);
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { issuer, close, secret };
}

/** The provider's own page: a login, and a button. */
async function signIn(provider, people, request, response) {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><title>Company</title><form method="post"><label>Login <input name="login"></label><button>Go on</button></form>`);
    return;
  }
  let text = "";
  for await (const chunk of request) text += chunk;
  const login = new URLSearchParams(text).get("login") ?? "";
  const result = people[login] ? { login: { accountId: login } } : { error: "access_denied", error_description: "nobody of this name" };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
