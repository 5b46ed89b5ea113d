// What the demonstration's providers show: in bokmål, without scripts where it can be, and with nothing from elsewhere.
const STYLE = `
  :root { color-scheme: light dark; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 1rem; max-width: 40rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  fieldset { border: 1px solid; border-radius: .5rem; margin: 0 0 1rem; }
  label { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; }
  input { width: 1.25rem; height: 1.25rem; flex: none; }
  ul { list-style: none; margin: 0 0 1rem; padding: 0; }
  li { margin: 0 0 .5rem; }
  button { width: 100%; min-height: 2.75rem; padding: .5rem 1rem; text-align: start; font: inherit; border: 2px solid;
           border-radius: .5rem; background: transparent; color: inherit; cursor: pointer; }
  button:focus-visible, input:focus-visible { outline: 3px solid; outline-offset: 2px; }
  button span { display: block; }
  iframe { display: none; }`;

const escaped = (text) =>
  String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page(title, body) {
  return `<!doctype html><html lang="nb"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
}

export const words = (title, text) => page(title, `<p>${escaped(text)}</p>`);

/** Who wants in, by which level; `organisations` where the person speaks for one. */
export function choose(door, { people, organisations, asked }) {
  const offered = Object.entries(door.levels).filter(([level]) => !asked.length || asked.includes(level));
  const levels = offered.map(
    ([level, name], at) =>
      `<label><input type="radio" name="level" value="${level}"${at ? "" : " checked"}> ${escaped(name)}</label>`,
  );
  const rows = people.map((person) => {
    const speaksFor = organisations?.[person.organisation]?.name;
    return `<li><button name="person" value="${escaped(person.id)}"><span><strong>${escaped(person.name)}</strong></span>
      <span>${escaped([person.role, speaksFor].filter(Boolean).join(", "))}</span></button></li>`;
  });
  const alone = organisations
    ? `<label><input type="checkbox" name="alone" value="1"> Logg inn som meg selv, ikke for en virksomhet</label>`
    : "";
  return page(
    door.title,
    `<p>Dette er en demonstrasjon. Ingen av personene finnes, og numrene deres er oppdiktet. Velg hvem du vil være.</p>
    <form method="post"><fieldset><legend>Logg inn med</legend>${levels.join("")}${alone}</fieldset>
    <ul>${rows.join("")}</ul><button name="cancel" value="1">Avbryt</button></form>`,
  );
}

/** Tells the services that the person is signed out, and then is. */
export function signOut(form, frames) {
  const drawn = frames.map((address) => `<iframe title="Logger ut" src="${escaped(address)}"></iframe>`).join("");
  return page(
    "Du logges ut",
    `${form}${drawn}<p><button form="op.logoutForm" name="logout" value="yes">Logg ut</button></p>
    <script>addEventListener("load", () => document.querySelector("button").click());</script>`,
  );
}
