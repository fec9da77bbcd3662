/**
 * The page that partners frame: the checker, dressed as they ask, and what the page around it is told.
 */
import "./dressed.js";
import "./entry-checker.js";

/** @param {{type: "height", height: number} | {type: "result", verdict: string}} message */
function tell(message) {
  window.parent.postMessage({ source: "entry-checker", version: 1, ...message }, "*");
}

function tellHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  tell({ type: "height", height: Math.ceil(height) });
}

new ResizeObserver(tellHeight).observe(document.documentElement);
addEventListener("entry-checker:result", (event) => {
  const { verdict } = /** @type {CustomEvent} */ (event).detail;
  tell({ type: "result", verdict });
});
