// The providers that the demonstration and the tests sign in by: node provider.mjs <settings.json>.
//
// The settings: `port`; `platform`, where the platform is served; `persons`, a file of those one can be; `clients`, by
// door the platform's client id and public keys; `proving`, whether tests may change how the doors answer.
import * as crypto from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { DOORS, newKey, openDoor } from "./doors.mjs";
import * as pages from "./pages.mjs";
import { createMemoryAdapter } from "oidc-provider/lib/adapters/memory_adapter.js";
import { prove, twist } from "./proving.mjs";

const settings = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const persons = JSON.parse(readFileSync(settings.persons, "utf-8"));
const address = `http://127.0.0.1:${settings.port}`;
const here = { address, platform: settings.platform, persons };

const doors = {};
for (const name of Object.keys(DOORS).filter((one) => settings.clients[one])) {
  const state = {
    adapter: createMemoryAdapter(15),
    keys: [newKey()],
    people: [],
    languages: {},
    represents: {},
    switches: {},
    salt: "",
    cookieKey: crypto.randomBytes(16).toString("hex"),
  };
  doors[name] = { name, state, asked: {} };
  reopen(doors[name]);
}

/** Build the provider anew, with what its state holds now; sessions and codes live on. */
function reopen(door) {
  const client = settings.clients[door.name];
  door.client = client;
  door.provider = openDoor(door.name, { ...here, client, state: door.state });
  door.provider.use(async (ctx, next) => {
    await next();
    if (settings.proving) twist(door, ctx);
  });
  door.answer = door.provider.callback();
}

async function form(request) {
  let text = "";
  for await (const piece of request) {
    text += piece;
    if (text.length > 100_000) throw new Error("too much");
  }
  return text;
}

async function choosing(door, request, response) {
  const interaction = await door.provider.interactionDetails(request, response);
  const { params } = interaction;
  const people = [...persons.people, ...door.state.people].filter(
    (one) => door.name === "id-porten" || one.organisation || one.id === "ukjent",
  );
  if (request.method !== "POST") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const organisations = door.name === "ansattporten" ? persons.organisations : undefined;
    const asked = (params.acr_values ?? "").split(" ").filter(Boolean);
    return response.end(pages.choose(DOORS[door.name], { people, organisations, asked }));
  }
  const chosen = new URLSearchParams(await form(request));
  const finish = (result) =>
    door.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  const person = people.find((one) => one.id === chosen.get("person"));
  if (chosen.has("cancel") || !person) return finish({ error: "access_denied" });
  door.state.languages[person.id] = (params.ui_locales ?? "nb").split(" ")[0];
  door.state.represents[person.id] =
    chosen.has("alone") ? undefined : (person.represents ?? persons.organisations[person.organisation]);
  const level = door.state.switches.level ?? chosen.get("level");
  const amr = level === "entraid" ? ["entraid_mfa"] : [level.endsWith("high") ? "BankID" : "Minid"];
  return finish({ login: { accountId: person.id, acr: level, amr } });
}

async function answer(request, response) {
  const [, name, ...rest] = request.url.split("?")[0].split("/");
  if (settings.proving && name === "proving") {
    const said = await prove(doors, JSON.parse(await form(request)), { here, reopen });
    response.setHeader("Content-Type", "application/json");
    return response.end(JSON.stringify(said ?? {}));
  }
  const door = Object.hasOwn(doors, name) && doors[name];
  if (!door) {
    response.statusCode = 404;
    return response.end(pages.words("Siden finnes ikke", "Gå tilbake til tjenesten du kom fra."));
  }
  if (door.state.switches.down) return request.socket.destroy();
  if (rest[0] === "velg") return choosing(door, request, response);
  request.originalUrl = request.url;
  request.url = request.url.slice(name.length + 1) || "/";
  return door.answer(request, response);
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    if (error.name !== "SessionNotFound") console.error(error);
    response.statusCode = 400;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(pages.words("Innloggingen er brutt av", "Gå tilbake til tjenesten du kom fra, og prøv igjen."));
  });
}).listen(settings.port, "127.0.0.1", () => settings.proving && console.log("ready"));
