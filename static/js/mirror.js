// What a form would make, shown while it is filled in: <div id="asked" data-mirrors="form" data-at="address">.
// The form is sent to that address, which saves nothing, and what has the same id there is shown here.
// Without script the button after it does so in a tab of its own.
"use strict";

const PAUSE = 250; // milliseconds without a key

for (const place of document.querySelectorAll("[data-mirrors]")) {
  const form = document.getElementById(place.dataset.mirrors);
  let timer;
  let sent;

  const show = async () => {
    sent?.abort();
    sent = new AbortController();
    const { signal } = sent;
    try {
      const response = await fetch(place.dataset.at, { method: "POST", body: new FormData(form), signal });
      if (!response.ok || response.redirected) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById(place.id);
      if (!fresh || signal.aborted) return;
      place.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    } catch {
      // Offline, or a later key took over: what is shown stays.
    }
  };

  for (const happened of ["input", "change"]) {
    form.addEventListener(happened, () => {
      clearTimeout(timer);
      timer = setTimeout(show, PAUSE);
    });
  }
  place.nextElementSibling.remove();
}
