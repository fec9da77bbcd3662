/** @import {Words} from "./types.js" */
/** @import {Launch} from "./launch.js" */
import { html } from "lit";
import { hostOf } from "./places.js";

/**
 * @param {Launch} launch
 * @returns {string} why Python did not start, for whoever mends it; nothing that the visitor has typed
 */
export function diagnosticsOf({ runtime, failed }) {
  const { version, pyodide, carrier } = runtime;
  const address = hostOf(runtime)?.files.engine.address ?? carrier[0]?.address;
  return JSON.stringify({ version, pyodide, address, failed, browser: navigator.userAgent }, null, 2);
}

/**
 * A button that copies a text, or shows it for copying where the browser does not allow that.
 *
 * @param {string} text
 * @param {Words} words
 */
export function copyButton(text, words) {
  return html`<button type="button" class="checker-secondary" @click=${copy}>${words.copy_diagnostics}</button>
    <span class="checker-copied" role="status"></span>
    <textarea class="checker-diagnostics" readonly hidden rows="8" aria-label=${words.diagnostics} .value=${text}></textarea>`;

  /** @param {Event} event */
  async function copy({ target }) {
    const [status, area] = /** @type {[HTMLElement, HTMLTextAreaElement]} */ (siblingsAfter(target));
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = words.copied ?? "";
    } catch {
      status.textContent = words.copy_yourself ?? "";
      area.hidden = false;
      area.select();
    }
  }
}

/** @param {EventTarget | null} target */
function siblingsAfter(target) {
  const { nextElementSibling: first } = /** @type {Element} */ (target);
  return [first, first?.nextElementSibling];
}
