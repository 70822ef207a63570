// A new line of a form, once it says what it is about: a skill's own sentences stand beside its levels,
// a preference's two ends at its scale. They come with the list: <option data-said="one line each">.
"use strict";

const say = (line) => {
  const option = line.querySelector(".line-head select")?.selectedOptions[0];
  if (!option) return;
  const said = option.dataset.said ? option.dataset.said.split("\n") : [];
  for (const [at, place] of [...line.querySelectorAll(".said li > span")].entries()) place.textContent = said[at] ?? "";
  for (const pole of line.querySelectorAll("[data-pole]")) pole.textContent = said[pole.dataset.pole] ?? "";
};

for (const line of document.querySelectorAll(".desk-line:not(.has_original, .empty-form)")) say(line);
document.addEventListener("change", ({ target }) => {
  if (target.matches(".desk-line .line-head select")) say(target.closest(".desk-line"));
});
document.addEventListener("formset:added", ({ target }) => {
  // What the admin's script numbers anew are names and ids; what refers to them follows here.
  const number = target.id.split("-").at(-1);
  for (const button of target.querySelectorAll("[aria-describedby*=__prefix__]")) {
    button.setAttribute("aria-describedby", button.getAttribute("aria-describedby").replace("__prefix__", number));
  }
  target.querySelector("select, input:not([type=hidden])")?.focus();
});
