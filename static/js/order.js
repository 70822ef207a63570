// Things put in order without a page in between: the buttons up and down move a line at once, and a line
// can be dragged inside its list. Nothing is saved before the form's own button; without this script each
// button asks the server for the page with the line moved.
"use strict";

{
  const form = document.getElementById("order");
  const said = document.getElementById("moved");
  let dragged;

  const tell = (line) => {
    const lines = [...line.parentElement.children];
    const name = line.querySelector(".what").textContent;
    said.textContent = said.dataset.said.replace("NAME", name).replace("AT", lines.indexOf(line) + 1).replace("ALL", lines.length);
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=up], button[name=down]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("li");
    if (button.name === "up") line.previousElementSibling?.before(line);
    else line.nextElementSibling?.after(line);
    button.focus(); // moving a line takes the focus from it
    tell(line);
  });

  for (const line of form.querySelectorAll(".desk-order > li")) line.draggable = true;
  form.addEventListener("dragstart", ({ target, dataTransfer }) => {
    dragged = target.closest(".desk-order > li");
    dataTransfer.effectAllowed = "move";
    dragged?.classList.add("dragged");
  });
  form.addEventListener("dragover", (event) => {
    const over = event.target.closest?.(".desk-order > li");
    if (!dragged || over?.parentElement !== dragged.parentElement) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    if (over !== dragged) over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
  });
  form.addEventListener("drop", (event) => event.preventDefault());
  form.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    if (dragged) tell(dragged);
    dragged = undefined;
  });
}
