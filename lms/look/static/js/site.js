// Small kindnesses on top of pages that work without them.
(() => {
  "use strict";

  const closeDrops = (except) => {
    for (const drop of document.querySelectorAll("details.drop[open]")) {
      if (drop !== except) drop.open = false;
    }
  };

  document.addEventListener("click", (event) => {
    closeDrops(event.target.closest("details.drop"));
    const printer = event.target.closest("[data-print]");
    if (printer) window.print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.drop[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // A password can be looked at while it is typed; it is hidden again before it is sent.
  for (const button of document.querySelectorAll("[data-shows]")) {
    const field = document.getElementById(button.dataset.shows);
    if (!field) continue;
    const show = (isShown) => {
      field.type = isShown ? "text" : "password";
      button.setAttribute("aria-pressed", String(isShown));
    };
    field.dataset.secret = "";
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === "password"));
    field.form?.addEventListener("submit", () => show(false));
  }

  // What is to be handed on is copied with a press, where the browser lets it; the text can be marked anyway.
  for (const button of document.querySelectorAll("[data-copies]")) {
    const text = document.getElementById(button.dataset.copies);
    const said = document.getElementById(`${button.dataset.copies}-copied`);
    if (!text || !said || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      await navigator.clipboard.writeText(text.textContent.trim());
      said.textContent = said.dataset.said;
    });
  }

  const signedOut = document.getElementById("signed-out");
  const openedAt = Date.now();
  const LONG_ENOUGH_TO_BE_SIGNED_OUT = 4 * 60 * 1000;

  const isSignedOut = async () => {
    try {
      const answer = await fetch(signedOut.dataset.ask, { method: "HEAD", redirect: "manual" });
      return answer.type === "opaqueredirect";
    } catch {
      return false;
    }
  };

  // Who signed in anew in another tab has a new token; the form takes it along.
  const takeNewToken = (form) => {
    const token = document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/);
    if (token && form.elements.csrfmiddlewaretoken) form.elements.csrfmiddlewaretoken.value = token[1];
  };

  const sendIfSignedIn = async (form, button) => {
    form.querySelector(".signed-out")?.remove();
    if (await isSignedOut()) {
      const notice = signedOut.content.firstElementChild.cloneNode(true);
      (button ?? form.lastElementChild).before(notice);
      notice.focus();
      return;
    }
    takeNewToken(form);
    form.dataset.asked = "yes";
    form.requestSubmit(button);
  };

  // A form sent twice is a question asked twice: the second press of the same button is ignored. One that
  // was open for long is held back while its writer is signed out, so that nothing written is lost.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    const isOld = Date.now() - openedAt > LONG_ENOUGH_TO_BE_SIGNED_OUT;
    if (signedOut && isOld && !form.dataset.asked && !("signOut" in form.dataset)) {
      event.preventDefault();
      sendIfSignedIn(form, event.submitter);
      return;
    }
    delete form.dataset.asked;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });

  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("button[aria-busy]")) button.removeAttribute("aria-busy");
  });

  document.querySelector(".ds-error-summary")?.focus();

  if ("serviceWorker" in navigator && window.isSecureContext) {
    window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
  }
})();
