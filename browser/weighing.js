/** @import {Prospect, Words} from "./types.js" */
import { html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import { sign } from "./signs.js";
import { marked } from "./words.js";

/**
 * What each answer would mean, side by side, as soon as Python has said so.
 *
 * @param {{label: string, value: any}[]} answers
 * @param {Promise<Prospect[]> | undefined} prospects
 * @param {Words} words
 */
export function weighed(answers, prospects, words) {
  const shown = prospects?.then((found) => (found.length ? table(answers, found, words) : nothing));
  return html`<div class="checker-weighed" role="status">${until(shown, nothing)}</div>`;
}

/**
 * @param {{label: string}[]} answers
 * @param {Prospect[]} prospects
 * @param {Words} words
 */
function table(answers, prospects, words) {
  return html`<table>
    <caption>${words.weighed}</caption>
    <thead>
      <tr><th scope="col">${words.weighed_answer}</th><th scope="col">${words.weighed_verdict}</th><th scope="col">${words.weighed_documents}</th></tr>
    </thead>
    <tbody>${prospects.map((prospect, index) => row(answers[index]?.label, prospect, words))}</tbody>
  </table>`;
}

/** @param {string | undefined} label @param {Prospect} prospect @param {Words} words */
function row(label, { verdicts, documents }, words) {
  const verdict = (/** @type {Prospect["verdicts"][0]} */ { verdict, label }) =>
    html`<li data-state=${verdict}>${sign(verdict)}<span>${label}</span></li>`;
  return html`<tr>
    <th scope="row">${marked(label)}</th>
    <td><ul>${verdicts.map(verdict)}</ul></td>
    <td>${documents ? carried(documents, words) : nothing}</td>
  </tr>`;
}

/** @param {string[]} documents @param {Words} words */
function carried(documents, words) {
  if (!documents.length) return words.weighed_open;
  return html`<ul>${documents.map((name) => html`<li>${marked(name)}</li>`)}</ul>`;
}
