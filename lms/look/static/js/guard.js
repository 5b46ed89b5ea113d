// What somebody saw who was signed in is not brought back by the back button: the browser may keep the whole
// page in memory, whatever its headers say. It is put away empty, and asked for anew when it comes back.
(() => {
  "use strict";
  window.addEventListener("pagehide", (event) => {
    if (event.persisted) document.body.hidden = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.hidden = true;
    location.reload();
  });
})();
