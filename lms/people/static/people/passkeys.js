// Passkeys: the browser is asked for one, and its answer is sent by the form that asks.
(() => {
  "use strict";

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (listed) => (listed || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const made = async (asked) => {
    const options = {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: withBytes(asked.excludeCredentials),
    };
    const found = await navigator.credentials.create({ publicKey: options });
    return { attestationObject: text(found.response.attestationObject), found };
  };

  const shown = async (asked) => {
    const options = {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: withBytes(asked.allowCredentials),
    };
    const found = await navigator.credentials.get({ publicKey: options });
    return {
      authenticatorData: text(found.response.authenticatorData),
      signature: text(found.response.signature),
      found,
    };
  };

  const answer = async (form) => {
    const asked = JSON.parse(form.dataset.options);
    const { found, ...response } = await (form.dataset.passkey === "make" ? made : shown)(asked);
    return JSON.stringify({
      id: found.id,
      rawId: text(found.rawId),
      type: found.type,
      response: { ...response, clientDataJSON: text(found.response.clientDataJSON) },
      clientExtensionResults: {},
    });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    if (!window.PublicKeyCredential) continue;
    form.querySelector("[data-passkey-without]").hidden = true;
    form.querySelector("button").hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      failed.hidden = true;
      try {
        form.elements.credential.value = await answer(form);
        form.requestSubmit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
