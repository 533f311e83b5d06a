// On long forms: <form data-autosave="/address" data-waiting="words while nothing gets through">.
// Each change is sent as the whole form; the answer {"message", "kind", "fields"} goes to the foot,
// and `fields` back into the form, such as the edition the draft has now.
// Without this script the same form is saved by its button.
"use strict";

const RETRY_AFTER = 5000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const place = document.querySelector("#keadaan");
  let running = false;
  let changed = false;
  let leaving = false;
  let button = null;

  const say = (message, kind) => {
    const status = document.createElement("span");
    status.className = `k-status k-${kind}`;
    status.textContent = message;
    place?.replaceChildren(status);
  };

  const send = async () => {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const told = await answer.json();
    for (const [name, value] of Object.entries(told.fields ?? {})) {
      form.elements[name].value = value;
    }
    say(told.message ?? told.title, told.kind ?? "bad");
  };

  const save = async () => {
    changed = true;
    if (running) return;
    running = true;
    while (changed && !leaving) {
      changed = false;
      try {
        await send();
      } catch {
        say(form.dataset.waiting, "warn");
        changed = true;
        if (!leaving) await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      }
    }
    running = false;
    if (leaving) {
      leaving = false;
      form.requestSubmit(button);
    }
  };

  form.addEventListener("change", save);
  form.addEventListener("submit", (event) => {
    if (!running) return;
    // a save under way is about to say the draft's next edition: leave once it has
    event.preventDefault();
    leaving = true;
    button = event.submitter;
  });
}
