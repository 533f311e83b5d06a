// On long forms: <form data-autosave="/address" data-waiting="words while nothing gets through">.
// Each change is sent as the whole form; the answer {"message", "kind"} goes to the foot.
// Without this script the same form is saved by its button.
"use strict";

const RETRY_AFTER = 5000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const place = document.querySelector("#keadaan");
  let running = false;
  let changed = false;

  const say = (message, kind) => {
    const status = document.createElement("span");
    status.className = `k-status k-${kind}`;
    status.textContent = message;
    place?.replaceChildren(status);
  };

  const save = async () => {
    changed = true;
    if (running) return;
    running = true;
    while (changed) {
      changed = false;
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST",
          body: new FormData(form),
          headers: { Accept: "application/json" },
        });
        const told = await answer.json();
        say(told.message ?? told.title, told.kind ?? "bad");
      } catch {
        say(form.dataset.waiting, "warn");
        changed = true;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      }
    }
    running = false;
  };

  form.addEventListener("change", save);
  form.addEventListener("submit", () => { changed = false; });
}
