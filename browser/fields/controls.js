/** @import {Quick, Ui} from "../types.js" */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { marked } from "../words.js";

/**
 * @param {string} field such as `travellers[0].test`
 * @returns {string} the id of its control
 */
export function idOf(field) {
  return `entry-${field.replace(/\W+/g, "-").replace(/-$/, "")}`;
}

/** @param {string | undefined} message @param {string} id */
export function problem(message, id) {
  return message ? html`<p class="checker-problem" id="${id}-problem">${marked(message)}</p>` : nothing;
}

/** @param {(string | false | undefined)[]} ids */
export function describedBy(...ids) {
  return ids.filter(Boolean).join(" ") || nothing;
}

/**
 * One input with its label and, if there is one, its problem.
 *
 * @param {{id: string, type: string, label: string, value: string, ui: Ui, within?: string,
 *   min?: string | number, max?: string | number, numeric?: boolean, onInput: (value: string) => void}} input
 *   `within`: the id of a group whose problem this input shares
 */
export function input({ id, type, label, value, ui, within, min, max, numeric, onInput }) {
  const own = ui.problemAt(id);
  const wrong = Boolean(own || (within && ui.problemAt(within)));
  return html`<div class="checker-input checker-input-${type}">
    <label for=${id}>${marked(label)}</label>
    ${problem(own, id)}
    <input
      id=${id} name=${id} type=${type} autocomplete="off"
      min=${min ?? nothing} max=${max ?? nothing} inputmode=${numeric ? "numeric" : nothing}
      .value=${live(value)}
      aria-invalid=${wrong ? "true" : nothing}
      aria-describedby=${describedBy(wrong && `${own ? id : within}-problem`)}
      @input=${(/** @type {InputEvent} */ event) => onInput(typedInto(event))}
    />
  </div>`;
}

/** @param {Event} event */
function typedInto(event) {
  return /** @type {HTMLInputElement} */ (event.target).value;
}

/**
 * @param {{id: string, type: "radio"|"checkbox", group: string, label: string, hint?: string | undefined,
 *   checked: boolean, wrong: boolean, onPick: (checked: boolean) => void}} tile
 */
export function tile({ id, type, group, label, hint, checked, wrong, onPick }) {
  return html`<div class="checker-tile">
    <input
      id=${id} name=${group} type=${type} .checked=${live(checked)}
      aria-invalid=${wrong ? "true" : nothing}
      aria-describedby=${describedBy(hint && `${id}-hint`)}
      @change=${(/** @type {Event} */ event) => onPick(/** @type {HTMLInputElement} */ (event.target).checked)}
    />
    <label for=${id}>${marked(label)}</label>
    ${hint ? html`<p class="checker-hint" id="${id}-hint">${marked(hint)}</p>` : nothing}
  </div>`;
}

/**
 * @param {Quick[] | undefined} quick
 * @param {(value: string) => void} onPick
 */
export function quickChoices(quick, onPick) {
  if (!quick?.length) return nothing;
  return html`<div class="checker-quick">
    ${quick.map(({ label, value }) => html`<button type="button" @click=${() => onPick(value)}>${label}</button>`)}
  </div>`;
}

/** @param {string[] | undefined} paragraphs @param {string} [id] */
export function advice(paragraphs, id) {
  if (!paragraphs?.length) return nothing;
  return html`<div class="checker-advice" id=${id ?? nothing}>${paragraphs.map((text) => html`<p>${marked(text)}</p>`)}</div>`;
}

/** @param {string} zone what to say to a visitor elsewhere; nothing to all others */
export function zoneHint(zone) {
  return zone ? html`<p class="checker-hint checker-zone">${zone}</p>` : nothing;
}
