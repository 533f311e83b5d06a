// On every page with places. Pages work without it; it only makes them more patient.
"use strict";

// A lost connection shows our own page instead of the browser's.
const worker = document.documentElement.dataset.offlineWorker;
if (worker && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(worker, { scope: "/" }).catch(() => {});
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
