// The proof beside the editor follows what is written: it is read again each time the preview has been.
const readProof = async () => {
  const place = document.getElementById("proof");
  if (!place || place.dataset.reading) return;
  place.dataset.reading = "yes";
  try {
    const answer = await fetch(place.dataset.address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok) place.innerHTML = await answer.text();
  } finally {
    delete place.dataset.reading;
  }
};
document.addEventListener("w-preview:loaded", readProof);
document.addEventListener("DOMContentLoaded", readProof);
