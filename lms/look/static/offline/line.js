// Tries again what waits for a line, until it is through. Only a try tells whether there is a line: browsers know
// of the cable and the wifi, not of what lies behind, and a page that was opened without a line may never hear
// that it is back. So what they say makes a try come sooner, and without a word from them it comes by itself.
(() => {
  "use strict";
  const FIRST = 1000;
  const LONGEST = 60 * 1000;
  const GROWTH = 1.5;
  const hearers = [];

  /** Have `attempt` called whenever there may be a line, and with growing pauses for as long as it resolves to a
   * number: so many milliseconds must pass at least. Returns the function that asks for a try now. */
  const keepTrying = (attempt) => {
    let pause = FIRST;
    let timer;
    let notBefore = 0;
    let isUnderWay = false;
    let isAskedMeanwhile = false;

    const go = async () => {
      clearTimeout(timer);
      isUnderWay = true;
      isAskedMeanwhile = false;
      const least = await attempt().catch(() => 0);
      isUnderWay = false;
      if (least === undefined) {
        pause = FIRST;
        notBefore = 0;
        if (isAskedMeanwhile) await go();
        return;
      }
      notBefore = Date.now() + least;
      timer = setTimeout(go, Math.max(least, pause * (0.9 + Math.random() / 5)));
      pause = Math.min(pause * GROWTH, LONGEST);
    };

    const now = async () => {
      pause = FIRST;
      isAskedMeanwhile = true;
      if (!isUnderWay && Date.now() >= notBefore) await go();
    };
    hearers.push(now);
    return now;
  };

  const hear = () => {
    for (const now of hearers) now();
  };
  for (const sign of ["online", "focus"]) window.addEventListener(sign, hear);
  window.addEventListener("pageshow", (event) => event.persisted && hear());
  document.addEventListener("visibilitychange", () => document.hidden || hear());
  document.addEventListener("line:there", hear);

  window.deviceLine = { keepTrying };
})();
