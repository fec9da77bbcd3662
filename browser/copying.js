import { html } from "lit";

/**
 * A button that copies a text, or shows it for copying where the browser does not allow that.
 *
 * @param {string} text
 * @param {{label: string | undefined, copied: string | undefined, yourself: string | undefined, name: string | undefined}} words
 *   what the button says, what is said when it is done or must be done by hand, and what the text is called
 */
export function copyButton(text, { label, copied, yourself, name }) {
  return html`<button type="button" class="checker-secondary" @click=${copy}>${label}</button>
    <span class="checker-copied" role="status"></span>
    <textarea class="checker-copy" readonly hidden rows="8" aria-label=${name ?? ""} .value=${text}></textarea>`;

  /** @param {Event} event */
  async function copy({ target }) {
    const [status, area] = /** @type {[HTMLElement, HTMLTextAreaElement]} */ (siblingsAfter(target));
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = copied ?? "";
    } catch {
      status.textContent = yourself ?? "";
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
