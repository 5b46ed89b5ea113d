// Beside the browser's own controls: the speed, and a step back, which not every browser gives by keyboard or on a
// phone. One recording plays at a time.
(() => {
  "use strict";
  const players = [...document.querySelectorAll("[data-player]")];
  const recordingOf = (player) => player.parentElement.querySelector("video, audio");

  for (const player of players) {
    const recording = recordingOf(player);
    const speed = player.querySelector("[data-player-speed]");
    speed.addEventListener("change", () => {
      recording.defaultPlaybackRate = recording.playbackRate = Number(speed.value);
    });
    recording.addEventListener("ratechange", () => {
      if ([...speed.options].some((one) => one.value === String(recording.playbackRate))) speed.value = recording.playbackRate;
    });
    player.querySelector("[data-player-back]").addEventListener("click", () => {
      recording.currentTime = Math.max(0, recording.currentTime - 10);
    });
    recording.addEventListener("play", () => {
      for (const other of players) if (other !== player) recordingOf(other).pause();
    });
    player.hidden = false;
  }
})();
