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

  // A form sent twice is a question asked twice: the second press of the same button is ignored.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
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
