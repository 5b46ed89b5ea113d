// How each of the two providers answers, set up as its pages say that the real one does.
import * as crypto from "node:crypto";
import Provider, { errors, interactionPolicy } from "oidc-provider";
import * as pages from "./pages.mjs";

export const DOORS = {
  "id-porten": {
    levels: { "idporten-loa-high": "BankID (høyt nivå)", "idporten-loa-substantial": "MinID (betydelig nivå)" },
    title: "ID-porten (demonstrasjon)",
    singleSignOn: true,
  },
  ansattporten: {
    levels: { high: "BankID (høyt nivå)", substantial: "MinID (betydelig nivå)", entraid: "Arbeidsgiverens konto (Entra)" },
    title: "Ansattporten (demonstrasjon)",
    singleSignOn: false,
  },
  // For tests alone: a tenant of Entra's, which knows people by tenant and object and no national number.
  entra: { levels: { entraid: "Arbeidsgiverens konto" }, title: "Entra (test)", singleSignOn: true },
};
const LOWEST = ["idporten-loa-low", "low"];
const LOOPBACK = new Set(["localhost", "127.0.0.1", "testserver"]);
const RIGHT = "ansattporten:altinn:resource";
const DOMAIN = "ansattporten:orgno";

export function newKey() {
  const { privateKey } = crypto.generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid: crypto.randomUUID(), use: "sig", alg: "RS256" };
}

/** A provider at `${address}/${name}`. `state` holds its keys, its persons' choices and the tests' switches. */
export function openDoor(name, { address, client, platform, persons, state }) {
  const door = DOORS[name];
  const isEntra = name === "entra";
  const accounts = () => [...persons.people, ...state.people];
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy.get("login").checks.add(
    new Check("level", "a higher level is asked for", ({ oidc }) => {
      const asked = (oidc.params.acr_values ?? "").split(" ").filter(Boolean);
      const isAnswered = oidc.result?.login || !asked.length || asked.includes(oidc.session.acr);
      return oidc.session.accountId && !isAnswered ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  if (!door.singleSignOn) {
    policy.get("login").checks.add(
      new Check("every_time", "no single sign-on here", ({ oidc }) =>
        oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  }
  policy.get("consent").checks.remove("rar_prompt");
  policy.get("consent").checks.remove("native_client_prompt");
  policy.get("consent").checks.remove("op_claims_missing");

  const provider = new Provider(`${address}/${name}`, {
    adapter: state.adapter,
    acrValues: [...Object.keys(door.levels), ...LOWEST],
    claims: { openid: ["sub", "acr", "amr", "auth_time", "pid", "locale", "email", "name", "sid", "authorization_details", ...(isEntra ? ["tid", "oid", "acrs"] : [])] },
    clientAuthMethods: ["private_key_jwt"],
    clients: [
      {
        client_id: client.id,
        jwks: client.jwks,
        redirect_uris: [`http://localhost/logg-inn/${name}/tilbake/`],
        post_logout_redirect_uris: ["http://localhost/logg-ut/ferdig/"],
        backchannel_logout_uri: `${platform}/logg-ut/${name}/melding/`,
        backchannel_logout_session_required: true,
        require_pushed_authorization_requests: !isEntra,
        token_endpoint_auth_method: "private_key_jwt",
        subject_type: "pairwise",
        response_types: ["code"],
        grant_types: ["authorization_code"],
        ...(name === "ansattporten" && { authorization_details_types: [RIGHT, DOMAIN] }),
      },
    ],
    conformIdTokenClaims: false,
    cookies: {
      keys: [state.cookieKey],
      names: { interaction: `${name}_interaction`, resume: `${name}_resume`, session: `${name}_session` },
      long: { httpOnly: true, sameSite: "lax" },
      short: { httpOnly: true, sameSite: "lax" },
    },
    enabledJWA: { clientAuthSigningAlgValues: ["RS256"], idTokenSigningAlgValues: ["RS256"] },
    features: {
      backchannelLogout: { enabled: true },
      devInteractions: { enabled: false },
      claimsParameter: { enabled: isEntra },
      pushedAuthorizationRequests: { enabled: !isEntra },
      ...(name === "ansattporten" && {
        resourceIndicators: {
          enabled: true,
          defaultResource: async () => `${address}/${name}/resource`,
          getResourceServerInfo: async () => ({ scope: "", accessTokenFormat: "opaque" }),
        },
        richAuthorizationRequests: representation(state),
      }),
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          const sid = ctx.oidc.session.sidFor(client.id);
          const query = new URLSearchParams({ iss: provider.issuer, sid });
          ctx.body = pages.signOut(form, sid ? [`${platform}/logg-ut/${name}/ramme/?${query}`] : []);
        },
        postLogoutSuccessSource: async (ctx) => {
          ctx.body = pages.words("Du er logget ut", "Du kan lukke siden.");
        },
      },
    },
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    findAccount: async (ctx, id) => account(accounts().find((one) => one.id === id), ctx, state, isEntra),
    interactions: { policy, url: (ctx, interaction) => `/${name}/velg/${interaction.uid}` },
    jwks: { keys: state.keys },
    loadExistingGrant: async (ctx) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
    pairwiseIdentifier: async (ctx, id) => crypto.createHash("sha256").update(`${name}:${id}:${state.salt}`).digest("base64url"),
    pkce: { required: () => true },
    assertJwtClientAuthClaimsAndHeader: async (ctx, claims, header) => {
      const lasts = claims.exp - claims.iat;
      const audience = isEntra ? `${provider.issuer}/token` : provider.issuer;
      const isKnown = isEntra ? header["x5t#S256"] === client.certificate && !header.kid : header.kid;
      if (claims.aud !== audience || claims.sub !== client.id || !isKnown || !(lasts > 0 && lasts <= 120)) {
        throw new errors.InvalidClientAuth("the assertion is not as it must be");
      }
    },
    renderError: async (ctx, out) => {
      ctx.type = "html";
      ctx.body = pages.words("Noe gikk galt hos den som logger deg inn", `Gå tilbake, og prøv igjen. (${out.error})`);
    },
    routes: { authorization: "/authorize", end_session: "/logout", pushed_authorization_request: "/par" },
    scopes: ["openid", "profile"],
    subjectTypes: ["pairwise"],
    ttl: { AuthorizationCode: 120, IdToken: 120, Interaction: 600, Session: 7200, Grant: 7200, AccessToken: 120 },
  });
  const path = `/logg-inn/${name}/tilbake/`;
  const isOurs = (uri, where) => {
    const at = URL.parse(uri);
    return at?.protocol === "http:" && LOOPBACK.has(at.hostname) && at.pathname === where && !at.search && !at.hash;
  };
  // Tests and `PORT=` serve the platform at any port of this machine.
  provider.Client.prototype.redirectUriAllowed = (uri) => isOurs(uri, path);
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => isOurs(uri, "/logg-ut/ferdig/");
  provider.on("server_error", (ctx, error) => console.error(name, error));
  return provider;
}

function account(person, ctx, state, isEntra) {
  if (!person) return undefined;
  return {
    accountId: person.id,
    async claims() {
      const code = ctx.oidc.entities.AuthorizationCode;
      const byEmployer = code?.acr === "entraid";
      const context = code?.claims?.id_token?.acrs?.value;
      return {
        sub: person.id,
        locale: state.languages[person.id] ?? "nb",
        ...(isEntra && { tid: "entra", oid: person.id, acrs: context && !state.switches.withoutContext ? [context] : [] }),
        ...(byEmployer ? { email: `${person.id}@example.no`, name: person.name } : person.pid && { pid: person.pid }),
      };
    },
  };
}

/** Ansattporten's `authorization_details`: whom the person may speak for, as they have chosen. */
function representation(state) {
  const answer = (id, asked) => {
    const chosen = state.represents[id];
    return asked.map(({ type, resource }) =>
      chosen
        ? {
            type,
            ...(resource && { resource }),
            authorized_parties: [
              { orgno: { authority: "iso6523-actorid-upis", ID: `0192:${chosen.number}` }, name: chosen.name, unit_type: "BEDR", ...(resource && { resource, actions: ["access"] }) },
            ],
          }
        : { type },
    );
  };
  return {
    enabled: true,
    types: { [RIGHT]: { validate() {} }, [DOMAIN]: { validate() {} } },
    authorizationDetailsForGrantSource: (ctx) => answer(ctx.oidc.session.accountId, JSON.parse(ctx.oidc.params.authorization_details)),
    authorizationDetailsForAccessToken: (ctx, token, source) => source.rar,
    authorizationDetailsForIntrospection: (ctx, token) => token.rar,
  };
}
