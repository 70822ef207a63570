// Texts of a form as visitors will read them, while they are typed: <textarea data-read="prose">, with
// <details class="desk-read"> and .desk-amiss beside it in one .field. Where there is room the first are
// open from the start. form[data-reader] names the address that reads a text.
// Whatever goes wrong, what was last shown stays; the check of what is saved is the server's.
"use strict";

{
  const PAUSE = 400; // milliseconds without a key before a text is read
  const WIDE = "(min-width: 72rem)";
  const waiting = new WeakMap();

  const read = async (field) => {
    const { form } = field;
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, text: field.value, manner: field.dataset.read });
    const asked = new AbortController();
    waiting.get(field)?.abort();
    waiting.set(field, asked);
    try {
      const response = await fetch(form.dataset.reader, { method: "POST", body, signal: asked.signal });
      if (!response.ok || response.redirected) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (asked.signal.aborted) return;
      const place = field.closest(".field");
      place.querySelector(".read").replaceChildren(...page.querySelector(".read").childNodes);
      const said = place.querySelector(".desk-amiss");
      const fresh = page.querySelector(".amiss");
      // Said once: a region that is filled anew with the same words is read aloud anew.
      if (said.textContent.trim() !== fresh.textContent.trim()) said.replaceChildren(...fresh.childNodes);
    } catch {
      // Offline, or a later key took over.
    }
  };

  document.addEventListener("input", ({ target }) => {
    if (!target.matches("form[data-reader] [data-read]")) return;
    clearTimeout(target.reading);
    target.reading = setTimeout(read, PAUSE, target);
  });

  const wide = matchMedia(WIDE);
  for (const shown of document.querySelectorAll("form[data-reader] > fieldset .desk-read")) shown.open = wide.matches;
}
