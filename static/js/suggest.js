// Names under a search field while somebody types. In the field's form stands <div data-suggest="address">
// with a list, and a hint that is shown, and so said, while there are any. They are plain links: the
// arrow down leads from the field to them, or brings them back; Escape leads back. Whatever goes wrong, the button is still there.
"use strict";

const PAUSE = 200; // milliseconds without a key before names are asked for
const SHORTEST = 2; // letters

for (const box of document.querySelectorAll("[data-suggest]")) {
  const form = box.closest("form");
  const field = form.querySelector("input[type=search]");
  const list = box.querySelector("ul");
  const hint = box.querySelector("[role=status] > *");
  const links = () => [...list.querySelectorAll("a")];
  let timer;
  let sent;

  const show = (some) => {
    list.hidden = hint.hidden = !some;
  };

  const close = () => {
    clearTimeout(timer);
    sent?.abort();
    show(false);
  };

  const item = (name, kind, address) => {
    const { pathname, search, hash } = new URL(address, location.href);
    const link = Object.assign(document.createElement("a"), { href: pathname + search + hash });
    const aside = Object.assign(document.createElement("span"), { className: "hush" });
    link.textContent = name;
    aside.textContent = kind;
    const row = document.createElement("li");
    row.append(link, " ", aside);
    return row;
  };

  const ask = async () => {
    sent?.abort();
    sent = new AbortController();
    const { signal } = sent;
    try {
      const query = new URLSearchParams({ q: field.value });
      const response = await fetch(`${box.dataset.suggest}?${query}`, { signal });
      if (!response.ok) return;
      const [, names, kinds, addresses] = await response.json();
      if (signal.aborted) return;
      list.replaceChildren(...names.map((name, at) => item(name, kinds[at], addresses[at])));
      show(names.length);
    } catch {
      // Offline, or a later key took over.
    }
  };

  field.addEventListener("input", () => {
    close();
    if (field.value.trim().length >= SHORTEST) timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", close);
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden) {
      if (step !== 1 || field.value.trim().length < SHORTEST) return;
      ask();
      event.preventDefault();
    } else if (event.key === "Escape") {
      event.preventDefault(); // the first Escape closes the list, the next one empties the field
      field.focus();
      close();
    } else if (step) {
      const places = [field, ...links()];
      const at = places.indexOf(document.activeElement);
      places[(at + step + places.length) % places.length].focus();
      event.preventDefault();
    }
  });
}
