/** @import {Outcome, PageData, Visit, Words} from "./types.js" */
/** @import {Journey} from "./journey.js" */
/** @import {Launch} from "./launch.js" */
import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { answeredList } from "./answered.js";
import { comparisonView } from "./compare.js";
import { isVisit } from "./journey.js";
import { remainingText } from "./remaining.js";
import { resultView } from "./result.js";
import { fieldsForm, halfDates } from "./screen.js";
import { takeAlong } from "./take.js";
import { failureView, progressBar, spokenProgress } from "./waiting.js";
import { zoneNotice } from "./zone.js";

/** @typedef {{page: PageData, launch: Launch, journey: Journey, onRetry: () => void}} Checker */

/**
 * @param {Checker} checker
 * @returns {"loading"|"asking"|"result"|"failed"}
 */
export function phaseOf({ launch, journey: { view } }) {
  if (launch.failure) return "failed";
  if (!launch.isReady || !view) return "loading";
  return isVisit(view) ? "asking" : "result";
}

/** @param {Checker} checker */
export function checkerView(checker) {
  const { page, launch, onRetry } = checker;
  const { links, opening } = page;
  return html`${statusLine(checker)}
    ${launch.failure ? failureView(launch, { words: opening.words, links, onRetry }) : shownView(checker)}
    ${phaseOf(checker) === "loading" ? progressBar(launch.progress, opening.words) : nothing}`;
}

/**
 * Stays in the page, so that what appears in it is read aloud.
 *
 * @param {Checker} checker
 */
function statusLine(checker) {
  const { launch, journey } = checker;
  const { words } = checker.page.opening;
  const troubles = { ignored: words.link_ignored, partly: words.link_partly };
  const waits = phaseOf(checker) === "loading" && !journey.view;
  const waiting = html`<p>${words.waiting}</p><p class="checker-hidden">${spokenProgress(launch.progress, words)}</p>`;
  return html`<div class="checker-status" role="status">
    ${journey.linkTrouble ? html`<p class="checker-ignored">${troubles[journey.linkTrouble]}</p>` : nothing}
    ${journey.earlier ? earlierAnswers(words, journey) : nothing}
    ${waits ? waiting : nothing}
    ${quietResult(journey)}
  </div>`;
}

/** @param {Journey} journey what a result says that nobody's attention is led to */
function quietResult({ isQuiet, view }) {
  return isQuiet && view && !isVisit(view) ? html`<p class="checker-hidden">${view.description.headline}</p>` : nothing;
}

/** @param {Words} words @param {Journey} journey */
function earlierAnswers(words, journey) {
  return html`<p class="checker-ignored">
    ${words.link_started}
    <button type="button" class="checker-link" @click=${() => journey.bringBack()}>${words.bring_back}</button>
  </p>`;
}

/** @param {Checker} checker */
function shownView({ page, journey }) {
  const { view } = journey;
  if (!view) return nothing;
  return keyed(view.key, isVisit(view) ? visitView(view, page, journey) : outcomeView(view, page, journey));
}

/**
 * @param {Visit} visit
 * @param {PageData} page
 * @param {Journey} journey
 */
function visitView(visit, page, journey) {
  const { words } = page.opening;
  const others = visit.answered.filter(({ screen }) => screen !== visit.screen.id);
  const remaining = remainingText(visit, page, journey.answers.request.travellers?.length ?? 1);
  return html`<div class="checker-top">
      ${journey.trail.canGoBack ? backButton(words.back, journey) : nothing}
      ${remaining ? html`<p class="checker-hint" id="entry-remaining">${remaining}</p>` : nothing}
    </div>
    ${fieldsForm(visit, {
      words,
      zone: zoneNotice(page.opening, journey.answers.request),
      submit: words.continue,
      onEdit: (field, draft) => journey.edit(field, draft),
      onWeigh: (field, values) => journey.weigh(field, values),
      onShare: () => journey.answerForAll(),
      onSubmit: (event) => journey.submit(halfDates(event)),
    })}
    ${answeredList(others, { words, onChange: (screen) => journey.change(screen) })}
    ${journey.hasAnswers ? html`<p class="checker-buttons">${startAgainButton(words.start_again, journey)}</p>` : nothing}`;
}

/**
 * @param {Outcome} outcome
 * @param {PageData} page
 * @param {Journey} journey
 */
function outcomeView(outcome, { opening, links }, journey) {
  const { description, answered, comparison, other } = outcome;
  const { words } = opening;
  const zone = zoneNotice(opening, journey.answers.request);
  const take = { words, links, request: journey.answers.request, onTranslate: () => journey.translate() };
  return html`${journey.trail.canGoBack ? backButton(words.back, journey) : nothing}
    <div lang=${other?.lang ?? nothing}>${resultView(other?.description ?? description, links, other ? "" : zone)}</div>
    ${takeAlong(outcome, take)}
    ${comparisonView(comparison, { description, answered }, { words, zone, onTake: (other) => journey.takeOver(other) })}
    ${answeredList(answered, { words, onChange: (screen) => journey.change(screen) })}
    <p class="checker-buttons">${startAgainButton(words.start_again, journey)}</p>`;
}

/** @param {string | undefined} text @param {Journey} journey */
function backButton(text, journey) {
  return html`<button type="button" class="checker-back" @click=${() => journey.trail.back()}>${text}</button>`;
}

/** @param {string | undefined} text @param {Journey} journey */
function startAgainButton(text, journey) {
  return html`<button type="button" class="checker-secondary" @click=${() => journey.startAgain()}>${text}</button>`;
}
