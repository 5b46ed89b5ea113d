// What tests may do to the providers, and nobody else: doors that lie, keys that change, people who come.
import * as crypto from "node:crypto";
import { newKey } from "./doors.mjs";

const encoded = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** A JWT with this header and these claims, signed with a key in JWK form; RS256, HS256 with the public key, or none. */
export function sign(header, claims, key) {
  const text = `${encoded(header)}.${encoded(claims)}`;
  if (header.alg === "none") return `${text}.`;
  const privateKey = crypto.createPrivateKey({ key, format: "jwk" });
  if (header.alg === "HS256") {
    const open = crypto.createPublicKey(privateKey).export({ type: "spki", format: "pem" });
    return `${text}.${crypto.createHmac("sha256", open).update(text).digest("base64url")}`;
  }
  return `${text}.${crypto.sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`;
}

const STRANGE = newKey();

/** Change an answer on its way out, as the switches say. */
export function twist(door, ctx) {
  const { switches, keys } = door.state;
  if (ctx.path.endsWith("openid-configuration")) {
    door.asked.configuration = (door.asked.configuration ?? 0) + 1;
    Object.assign(ctx.body, switches.configuration);
  }
  if (ctx.path === "/jwks") door.asked.keys = (door.asked.keys ?? 0) + 1;
  if (ctx.path === "/token" && ctx.body?.id_token) {
    if (switches.withoutToken) delete ctx.body.id_token;
    if (switches.details !== undefined) ctx.body.authorization_details = switches.details;
    if (switches.token) {
      const [header, claims] = ctx.body.id_token.split(".").slice(0, 2).map((one) => JSON.parse(Buffer.from(one, "base64url").toString()));
      const changed = { ...claims, ...switches.token.claims };
      for (const name of switches.token.without ?? []) delete changed[name];
      const key = switches.token.strange ? { ...STRANGE, kid: keys[0].kid } : keys[0];
      ctx.body.id_token = sign({ ...header, ...switches.token.header }, changed, key);
    }
  }
}

/** One wish of a test: to change a door, to have something signed, or to learn what a door was asked. */
export async function prove(doors, wish, { here, reopen }) {
  if (wish.platform) here.platform = wish.platform;
  const door = doors[wish.door];
  if (!door) return Object.values(doors).forEach(reopen);
  const { state } = door;
  if (wish.sign) {
    const key = wish.sign.strange ? { ...STRANGE, kid: state.keys[0].kid } : state.keys[0];
    return { token: sign({ alg: "RS256", kid: key.kid, ...wish.sign.header }, wish.sign.claims, key) };
  }
  if (wish.asked) return door.asked;
  if (wish.afresh) Object.assign(state, { people: [], switches: {}, salt: "" });
  if (wish.person) state.people = [...state.people.filter((one) => one.id !== wish.person.id), wish.person];
  if (wish.switches) state.switches = wish.switches;
  if (wish.salt !== undefined) state.salt = wish.salt;
  if (wish.keys === "announce") state.keys = [...state.keys, newKey()];
  if (wish.keys === "switch") state.keys = [...state.keys.slice(1), state.keys[0]];
  if (wish.keys === "drop") state.keys = state.keys.slice(0, 1);
  if (wish.keys === "surprise") state.keys = [newKey()];
  if (wish.platform || wish.keys) reopen(door);
  return {};
}
