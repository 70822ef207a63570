// A form that is not left by accident: <form data-guard>. Whoever closes the page, or follows a link, with
// something changed and not saved is asked first. What was changed and changed back counts for nothing;
// a form that came back with faults (data-guard="changed") has been changed from the start.
// <form data-ends="seconds">: five minutes before signing in ends, #ending says so.
"use strict";

{
  const WARN = 5 * 60; // seconds
  const COUNTED = /-TOTAL_FORMS$|__prefix__|^csrfmiddlewaretoken$/; // what no one writes

  for (const form of document.querySelectorAll("form[data-guard]")) {
    const held = () =>
      JSON.stringify([...new FormData(form)].filter(([name]) => !COUNTED.test(name)).map(([name, value]) => [name, value.name ?? value]));
    let saving = false;
    let before;
    // The admin's own scripts finish a form after it is read: what they did is no change of anybody's.
    addEventListener("load", () => {
      before = form.dataset.guard === "changed" ? "" : held();
    });
    form.addEventListener("submit", () => {
      saving = true;
    });
    addEventListener("pageshow", () => {
      saving = false; // the reader came back to it
    });
    addEventListener("beforeunload", (event) => {
      if (!saving && before !== undefined && held() !== before) event.preventDefault();
    });
    const said = document.getElementById("ending");
    if (said && form.dataset.ends) {
      setTimeout(() => {
        said.hidden = false;
      }, Math.max(0, form.dataset.ends - WARN) * 1000);
    }
  }
}
