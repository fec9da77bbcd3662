/** @import {Links, Words} from "./types.js" */
/** @import {Launch} from "./launch.js" */
import { html } from "lit";
import { copyButton } from "./copying.js";
import { diagnosticsOf } from "./diagnostics.js";
import { fill } from "./fill.js";

/** @typedef {{done: number, total: number}} Progress */

/**
 * @param {Progress} progress
 * @param {Words} words
 * @returns {string}
 */
function sentence({ done, total }, words) {
  if (done >= total) return words.starting ?? "";
  return fill(words.loading, { percent: Math.floor((100 * done) / total) });
}

/** @param {Progress} progress @param {Words} words */
export function progressBar(progress, words) {
  const text = sentence(progress, words);
  return html`<div class="checker-progress">
    <progress max=${progress.total || 1} .value=${progress.done} aria-label=${text}></progress>
    <p aria-hidden="true">${text}</p>
  </div>`;
}

/**
 * @param {Progress} progress
 * @param {Words} words
 * @returns {string} what is said aloud: a new sentence each quarter, no more
 */
export function spokenProgress({ done, total }, words) {
  if (done >= total) return sentence({ done, total }, words);
  const quarters = Math.floor((4 * done) / total);
  return sentence({ done: (quarters * total) / 4, total }, words);
}

/**
 * @param {Launch} launch
 * @param {{words: Words, links: Links, onRetry: () => void}} page
 */
export function failureView(launch, { words, links, onRetry }) {
  return html`<div class="checker-failed" role="alert">
    <h2 class="checker-heading" tabindex="-1">${words.failed_title}</h2>
    <p>${words[`failed_${launch.failure?.reason}`]}</p>
    <p class="checker-buttons">
      <button type="button" class="checker-primary" @click=${onRetry}>${words.retry}</button>
      <a class="checker-link" href=${links.documents}>${words.documents_link}</a>
    </p>
    <p class="checker-buttons">${copyDiagnostics(launch, words)}</p>
  </div>`;
}

/** @param {Launch} launch @param {Words} words */
function copyDiagnostics(launch, words) {
  return copyButton(diagnosticsOf(launch), {
    label: words.copy_diagnostics, copied: words.copied, yourself: words.copy_yourself, name: words.diagnostics,
  });
}
