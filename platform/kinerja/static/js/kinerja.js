// On every page with places. Pages work without it; it only makes them more patient.
"use strict";

// A lost connection shows our own page instead of the browser's.
const { offline } = document.currentScript.dataset;
if (offline && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(offline, { scope: "/" }).catch(() => {});
}

// "Lainnya" closes when the reader goes elsewhere.
for (const more of document.querySelectorAll(".k-more > details")) {
  document.addEventListener("click", (event) => {
    if (!more.contains(event.target)) more.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && more.open) {
      more.open = false;
      more.querySelector("summary").focus();
    }
  });
}

// Long work shows how far it is: <div data-poll="/address"> is replaced by what the address
// answers, until the answer asks no more.
const poll = (part) => {
  setTimeout(async () => {
    try {
      const answer = await fetch(part.dataset.poll, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
      part.replaceWith(fresh);
      if (fresh.dataset.poll) poll(fresh);
    } catch {
      poll(part);
    }
  }, Number(part.dataset.pollSeconds ?? 2) * 1000);
};
document.querySelectorAll("[data-poll]").forEach(poll);
