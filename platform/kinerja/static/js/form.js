// On long forms: <form data-autosave="/address" data-waiting="words while nothing gets through">.
// Each change is sent as the whole form; the answer {"message", "kind"} goes to the foot.
// Without this script the same form is saved by its button.
"use strict";

const RETRY_AFTER = 5000;
const SYMBOLS = { ok: "cloud", warn: "offline", bad: "stop" };
const SVG = "http://www.w3.org/2000/svg";

// A state is a symbol and a word, as components/status.html writes it.
const stateOf = (message, kind) => {
  const state = document.createElement("span");
  state.className = `k-status k-${kind}`;
  const sprite = document.querySelector(".k-icon use")?.getAttribute("href").split("#")[0];
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("class", "k-icon");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("aria-hidden", "true");
  icon.appendChild(document.createElementNS(SVG, "use")).setAttribute("href", `${sprite}#i-${SYMBOLS[kind]}`);
  const words = document.createElement("span");
  words.textContent = message;
  state.append(icon, words);
  return state;
};

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const place = document.querySelector("#keadaan");
  let running = false;
  let changed = false;

  const say = (message, kind) => place?.replaceChildren(stateOf(message, kind));

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
