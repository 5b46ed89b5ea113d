// What somebody writes in a form and has not sent is kept in this browser, locked with a key that the server
// gives to its writer alone, when signed in. So it stands there again after the sign-in has ended, the line
// has dropped or the server has failed, and nobody else can read it. A visitor's is kept with the tab.
(() => {
  "use strict";
  const PREFIX = "draft:";
  const SENT = "draft-sent";
  const DAY = 24 * 60 * 60 * 1000;
  const place = document.querySelector("[data-drafts]");
  const note = document.getElementById("draft-note");
  if (!place || !note || !window.crypto?.subtle) return;

  const { drafts: writer, key: given, earlier, prefix, most } = place.dataset;
  const store = writer ? localStorage : sessionStorage;
  const mine = `${PREFIX}${writer || "visitor"}:`;
  const longest = Number(most) * DAY;

  const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
  const toBytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const utf8 = (text) => new TextEncoder().encode(text);
  const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";

  const ownOfTheTab = () => {
    if (!store.getItem("draft-key")) store.setItem("draft-key", toText(crypto.getRandomValues(new Uint8Array(64))));
    return store.getItem("draft-key");
  };
  const keysOf = (secret) => ({
    lock: crypto.subtle.importKey("raw", secret.slice(0, 32), "AES-GCM", false, ["encrypt", "decrypt"]),
    seal: crypto.subtle.importKey("raw", secret.slice(32), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]),
  });
  const own = keysOf(toBytes(writer ? given : ownOfTheTab()));
  // What the server's key before the present one locked, while it still knows that key.
  const before = JSON.parse(earlier || "[]").map((one) => ({ writer: one.writer, ...keysOf(toBytes(one.key)) }));

  const nameOf = async (id, { seal } = own) =>
    toText(await crypto.subtle.sign("HMAC", await seal, utf8(id))).replaceAll(/[^\w]/g, "-");
  const close = async (content, at = Date.now()) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const kept = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await own.lock, utf8(JSON.stringify(content)));
    // In pieces: a long text has more bytes than a call has arguments.
    const bytes = new Uint8Array(kept);
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return JSON.stringify({ at, iv: toText(iv), kept: btoa(text) });
  };
  const open = async (row, { lock } = own) => {
    const { iv, kept } = JSON.parse(row);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: toBytes(iv) }, await lock, toBytes(kept));
    return JSON.parse(new TextDecoder().decode(plain));
  };

  const TYPED = new Set(["text", "email", "tel", "url", "search", "textarea"]);
  const LEFT_OUT = new Set(["hidden", "password", "file", "submit", "button", "reset", "image", "fieldset", "output"]);
  const isSecret = (field) => field.autocomplete === "one-time-code" || "secret" in field.dataset;
  const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !LEFT_OUT.has(one.type) && !isSecret(one));

  const isOpenTo = (field, form) =>
    (TYPED.has(field.type) || "draftsAll" in form.dataset) && !field.disabled && !field.readOnly;
  /** Whether a form has room for words of one's own, or says that its choices are as much work. What asks for a
   * password is never kept. */
  const isWritten = (form) =>
    form instanceof HTMLFormElement &&
    form.method === "post" &&
    !("noDrafts" in form.dataset) &&
    !form.querySelector("[type=password], [data-secret]") &&
    fieldsOf(form).some((one) => isOpenTo(one, form));

  const addressOf = (form) => {
    const address = new URL(form.getAttribute("action") || location.href, location.href);
    const path = prefix && address.pathname.startsWith(`${prefix}/`) ? address.pathname.slice(prefix.length) : address.pathname;
    return path + address.search;
  };
  const idOf = (form) => {
    const address = addressOf(form);
    const alike = [...document.forms].filter((one) => isWritten(one) && addressOf(one) === address);
    return `${address} ${alike.indexOf(form)}`;
  };

  const chosenIn = (list, isServed) => {
    const chosen = [...list.options].filter((one) => (isServed ? one.defaultSelected : one.selected));
    // A list that was served without a chosen line shows its first.
    const shown = list.multiple || chosen.length ? chosen : [...list.options].slice(0, 1);
    return { chosen: shown.map((one) => one.value) };
  };
  const valueOf = (field, isServed) => {
    if (field.type === "checkbox" || field.type === "radio") return isServed ? field.defaultChecked : field.checked;
    if (field.options) return chosenIn(field, isServed);
    return isServed ? field.defaultValue : field.value;
  };
  const stateOf = (form, isServed = false) => fieldsOf(form).map((one) => [one.name, valueOf(one, isServed)]);
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  // Lists may be filled and sorted by other scripts; whether a page has changed is seen in the rest.
  const bare = (state) => state.filter(([, value]) => !value.chosen);

  const choose = (list, chosen) => {
    const options = [...(list.options ?? [])];
    if (!list.multiple && !options.some((one) => chosen.includes(one.value))) return;
    for (const one of options) one.selected = chosen.includes(one.value);
  };
  const fill = (form, state) => {
    const rest = [...state];
    for (const field of fieldsOf(form)) {
      const at = rest.findIndex(([name]) => name === field.name);
      if (at < 0) continue;
      const [[, value]] = rest.splice(at, 1);
      if (typeof value === "boolean") field.checked = value;
      else if (value.chosen) choose(field, value.chosen);
      else if (field.value !== value) field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const names = new WeakMap();
  const writing = new Map();
  let isFilling = false;
  let isReady = false;

  // One save at a time and form; what is written meanwhile is saved right after.
  const keep = async (form) => {
    if (writing.has(form)) return writing.set(form, "again");
    do {
      writing.set(form, "once");
      const name = names.get(form) ?? (await nameOf(idOf(form)));
      names.set(form, name);
      const [state, served] = [stateOf(form), stateOf(form, true)];
      // A form that came back with a mistake holds words that the server has not taken either.
      const base = form.querySelector("[aria-invalid=true]") ? null : served;
      if (isSame(state, base)) store.removeItem(mine + name);
      else store.setItem(mine + name, await close({ state, base, address: location.pathname + location.search, title: document.title }));
    } while (writing.get(form) === "again");
    writing.delete(form);
  };

  const forget = (name) => store.removeItem(mine + name);

  const show = (form, name, draft, isStanding) => {
    const told = note.content.firstElementChild.cloneNode(true);
    const drop = told.querySelector("[data-draft-drop]");
    const put = told.querySelector("[data-draft-put]");
    told.querySelector("[data-draft-stands]").hidden = !isStanding;
    told.querySelector("[data-draft-waits]").hidden = put.hidden = isStanding;
    const served = stateOf(form, true);
    put.addEventListener("click", () => {
      fill(form, draft.state);
      told.querySelector("[data-draft-stands]").hidden = false;
      told.querySelector("[data-draft-waits]").hidden = put.hidden = true;
    });
    drop.addEventListener("click", () => {
      isFilling = true;
      fill(form, served);
      isFilling = false;
      forget(name);
      told.remove();
    });
    form.prepend(told);
  };

  /** Lock anew what an earlier key locked, under the name that it had. */
  const adopt = async () => {
    for (const one of before) {
      const theirs = `${PREFIX}${one.writer}:`;
      for (const key of Object.keys(store).filter((key) => key.startsWith(theirs))) {
        const row = store.getItem(key);
        const content = await open(row, one).catch(() => null);
        const name = mine + key.slice(theirs.length);
        if (content && !store.getItem(name)) store.setItem(name, await close(content, JSON.parse(row).at));
        store.removeItem(key);
      }
    }
  };

  /** The row of a form, which takes the name that the present key gives it. */
  const rowOf = async (id, name) => {
    for (const one of before) {
      const earlierName = mine + (await nameOf(id, one));
      const row = store.getItem(earlierName);
      if (row && !store.getItem(mine + name)) store.setItem(mine + name, row);
      store.removeItem(earlierName);
    }
    return store.getItem(mine + name);
  };

  const bringBack = async (form) => {
    const id = idOf(form);
    const name = await nameOf(id);
    names.set(form, name);
    const row = await rowOf(id, name);
    if (!row) return;
    const draft = await open(row).catch(() => null);
    if (!draft) return forget(name);
    const served = stateOf(form, true);
    if (isSame(draft.state, served)) return;
    const isStanding = !draft.base || isSame(bare(draft.base), bare(served));
    isFilling = true;
    if (isStanding) fill(form, draft.state);
    isFilling = false;
    show(form, name, draft, isStanding);
  };

  /** Forget what the server has taken: it says so by a cookie, and a page that says what went wrong says otherwise. */
  const settle = async () => {
    const [mark, taken] = [sessionStorage.getItem(SENT), cookie("sendt")];
    sessionStorage.removeItem(SENT);
    document.cookie = "sendt=; path=/; max-age=0";
    if (!mark) return;
    const { writer: author, name, id } = JSON.parse(mark);
    if (author !== writer && !before.some((one) => one.writer === author)) return;
    const isRefused = document.querySelector(".messages [data-color=danger], .lost");
    const isWarned = document.querySelector(".messages [data-color=warning]");
    const isAnswered = performance.getEntriesByType("navigation")[0]?.type === "navigate";
    const isGone = ![...document.forms].some((form) => isWritten(form) && idOf(form) === id);
    if (isRefused || (isWarned && !isGone)) return;
    if (taken === name || (isAnswered && isGone && !taken)) forget(name);
  };

  const sweep = () => {
    for (const one of Object.keys(store).filter((key) => key.startsWith(PREFIX))) {
      const { at } = JSON.parse(store.getItem(one));
      if (!(Date.now() - at < longest)) store.removeItem(one);
    }
  };

  const all = () => Object.keys(store).filter((key) => key.startsWith(mine));

  // On the first page after signing in: where one was writing.
  const list = async () => {
    const panel = document.querySelector("[data-drafts-list]");
    if (!panel) return;
    for (const key of all()) {
      const draft = await open(store.getItem(key)).catch(() => null);
      if (!draft) continue;
      const line = panel.querySelector("template").content.firstElementChild.cloneNode(true);
      line.querySelector("a").href = draft.address;
      line.querySelector("a").textContent = draft.title.split(" – ")[0];
      line.querySelector("button").addEventListener("click", () => {
        store.removeItem(key);
        line.remove();
        panel.hidden = !panel.querySelector("li");
      });
      panel.querySelector("ul").append(line);
      panel.hidden = false;
    }
  };

  // Other scripts may touch a form while the page is made; what counts begins when its draft is back.
  const keepWritten = (form) => {
    if (!isFilling && isReady && isWritten(form)) keep(form).catch(() => writing.delete(form));
  };
  const onWriting = (event) => keepWritten(event.target.form ?? event.target.closest?.("form"));
  document.addEventListener("input", onWriting);
  document.addEventListener("change", onWriting);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !isWritten(form) || !names.has(form)) return;
    keep(form).catch(() => {});
    const name = names.get(form);
    sessionStorage.setItem(SENT, JSON.stringify({ writer, name, id: idOf(form) }));
    const { pathname } = new URL(form.getAttribute("action") || location.href, location.href);
    document.cookie = `utkast=${name}; path=${pathname}; max-age=60; samesite=strict`;
  });

  window.drafts = {
    /** A form was taken without leaving the page. */
    done: async (form) => forget(names.get(form) ?? (await nameOf(idOf(form)))),
    count: () => all().length,
    others: () => Object.keys(store).filter((key) => key.startsWith(PREFIX) && !key.startsWith(mine)).length,
  };
  const begin = async () => {
    sweep();
    await adopt();
    await settle();
    for (const form of document.forms) if (isWritten(form)) await bringBack(form);
    isReady = true;
    for (const form of document.forms) if (isWritten(form) && !isSame(stateOf(form), stateOf(form, true))) keepWritten(form);
    await list();
    document.documentElement.dataset.draftsReady = "yes";
  };
  begin().catch(() => {});
})();
