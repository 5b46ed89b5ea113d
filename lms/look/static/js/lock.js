// On a device that others use too, and where a provider signs people in: warns before the time is over, and then
// signs out, whatever tab is open.
(() => {
  "use strict";
  const UNTIL = "signed-in-until";
  const dialog = document.querySelector("[data-lock]");
  if (!dialog) return;
  const lasts = Number(dialog.dataset.lock) * 1000;
  const warned = Math.min(Number(dialog.dataset.warned) * 1000, lasts / 2);
  const { away } = dialog.dataset;

  const until = () => Number(localStorage.getItem(UNTIL)) || 0;
  const begin = (seconds) => localStorage.setItem(UNTIL, Date.now() + (seconds ? seconds * 1000 : lasts));
  const leave = () => {
    localStorage.removeItem(UNTIL);
    document.body.hidden = true;
    location.replace(away);
  };

  // The notebook is never kept on a device that others use.
  const isUnkept = () =>
    [...document.querySelectorAll("form[data-no-drafts] textarea")].some((one) => one.value !== one.defaultValue);

  let isRead = false; // a warning that nothing can be done about is shown once

  const look = () => {
    const left = until() - Date.now();
    if (left <= 0) return leave();
    if (left > warned && dialog.open) dialog.close();
    if (left <= warned && !dialog.open && !isRead) {
      const isKept = Boolean(window.drafts) && !isUnkept();
      dialog.querySelector("[data-lock-kept]").hidden = !isKept;
      dialog.querySelector("[data-lock-lost]").hidden = isKept;
      dialog.showModal();
    }
  };

  const form = dialog.querySelector("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (answer.status !== 204) return leave();
      begin(Number(answer.headers.get("Seconds-Left")));
      isRead = until() - Date.now() <= warned; // it cannot be made longer than this
      dialog.close();
    } catch {
      dialog.querySelector("[data-lock-no-line]").hidden = false;
    }
  });
  const read = dialog.querySelector("[data-lock-read]");
  const close = () => {
    isRead = true;
    dialog.close();
  };
  read?.addEventListener("click", close);
  // Closing the warning by the keyboard is an answer to it too.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (read) close();
    else form.requestSubmit();
  });

  begin();
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
})();
