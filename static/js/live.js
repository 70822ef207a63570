// A form that answers while it is filled in: <form data-live="#said, #outcome">. What these selectors
// name is replaced by what has the same id on the page that the form's own button would lead to. A
// form whose answers make an address takes the reader there, so that it can be sent on or kept, and
// so that Back undoes the last choice. Such a form says autocomplete="off": what the server says is
// chosen counts, not what a browser remembers.
// Whatever goes wrong, the button is still there.
"use strict";

const shown = () => location.href.split("#")[0];
let here = shown();
// Back and Forward between what was chosen; a step to another place on the page is none.
addEventListener("popstate", () => {
  if (shown() !== here) location.reload();
});

for (const form of document.querySelectorAll("form[data-live]")) {
  const PAUSE = 250; // milliseconds without a change before the form is sent
  let timer;
  let sent;

  const send = async () => {
    sent?.abort();
    sent = new AbortController();
    const { signal } = sent;
    try {
      const body = new FormData(form);
      const asked = { method: form.method, headers: { Accept: "text/html" }, signal };
      const address = new URL(form.action);
      if (form.method === "post") asked.body = body;
      else address.search = new URLSearchParams([...body].filter(([, value]) => value));
      const response = await fetch(address, asked);
      if (response.redirected || !(response.ok || response.status === 422)) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (signal.aborted) return;
      for (const place of document.querySelectorAll(form.dataset.live)) {
        const fresh = page.getElementById(place.id);
        if (!fresh || fresh.innerHTML === place.innerHTML) continue;
        // Copies: options taken out of a list one by one would each be chosen in turn.
        place.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
      }
      // A choice that leads nowhere now, or somewhere again. Fields are not replaced: one has the focus.
      for (const field of form.elements) {
        const fresh = field.id && page.getElementById(field.id);
        if (fresh) field.disabled = fresh.disabled;
      }
      if (form.method === "post") return;
      if (address.href !== here) history.pushState(null, "", address);
      here = address.href;
      document.title = page.title;
    } catch {
      // Offline, or a later change took over: what is shown stays.
    }
  };

  form.addEventListener("input", () => {
    sent?.abort(); // an answer to what is no longer asked must not undo what was just chosen
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
}
