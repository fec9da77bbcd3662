/** @import {Answered, Reply, Words} from "./types.js" */
import { html, nothing } from "lit";
import { marked } from "./words.js";

/**
 * @param {Answered[]} answered
 * @param {{words: Words, onChange: (screen: string) => void}} page
 */
export function answeredList(answered, { words, onChange }) {
  if (!answered.length) return nothing;
  return html`<section class="checker-answered" aria-labelledby="entry-answered">
    <h2 id="entry-answered">${words.answered_title}</h2>
    ${answered.map((entry) => answeredScreen(entry, words, onChange))}
  </section>`;
}

/**
 * @param {Answered} entry
 * @param {Words} words
 * @param {(screen: string) => void} onChange
 */
function answeredScreen({ screen, title, answers }, words, onChange) {
  return html`<div class="checker-answer">
    <h3>${marked(title)}</h3>
    ${replies(answers, title)}
    <button type="button" class="checker-link" @click=${() => onChange(screen)}>
      ${words.change}<span class="checker-hidden"> ${marked(title)}</span>
    </button>
  </div>`;
}

/**
 * @param {Reply[]} answers
 * @param {string} [title] what stands above them; a question of the same words is not shown twice
 */
export function replies(answers, title) {
  const hidden = (/** @type {string} */ question) => (question === title ? "checker-hidden" : "");
  return html`<dl>
    ${answers.map(
      ({ question, answer }) =>
        html`<div><dt class=${hidden(question)}>${marked(question)}</dt><dd>${marked(answer)}</dd></div>`,
    )}
  </dl>`;
}
