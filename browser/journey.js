/** @import {Answers, Consultation, Draft, Outcome, PageData, Prospect, Request, Told, Visit} from "./types.js" */
/** @import {Other} from "./compare.js" */
/** @import {Launch} from "./launch.js" */
import { Comparison } from "./compare.js";
import { isFramed } from "./framed.js";
import { answerTo, answerWith, noAnswers, withoutAnswers } from "./request.js";
import { forget, recall, remember } from "./session.js";
import { Trail, TrailInFrame } from "./trail.js";
import { answersOf, nextKey, openEnds, shared, visitBefore, visitTo, withErrors } from "./visit.js";

export const RESULT = "result";

/**
 * What Python is asked for next. `visit` and `answers`: the screen just filled in, and the answers with it; `instead`:
 * the result that a compared one takes the place of.
 *
 * @typedef {{
 *   how: "push"|"replace", show?: string | undefined, quiet?: boolean, visit?: Visit, answers?: Answers, instead?: Other,
 * }} Wanted
 */

/**
 * The visitor's way through the screens: which one is shown, and what was answered.
 * The opening screens come from the page; all that follows, and every judgement, from Python.
 */
export class Journey {
  /** @type {Visit | Outcome | null} null while there is nothing but to wait */
  view = null;
  /** @type {"" | "heading" | "summary"} where the reader's attention goes with this view */
  attention = "";
  /** Whether the view came without it, as at a reload: then it is only said. */
  isQuiet = false;
  /** Whether answers of a link were no good: all of them, or some. @type {"" | "ignored" | "partly"} */
  linkTrouble = "";
  answers = noAnswers();
  /** @type {Answers | null} what a link has taken the place of */
  earlier = null;
  /** What was typed since a link was opened, in case its own answers turn out to be no good. */
  #typed = noAnswers();
  /** @type {Request | null} the answers of a link until Python has looked at them */
  #link = null;
  /** @type {Visit | null} an opening screen, as long as nothing was typed into it */
  #opened = null;
  /** @type {Wanted | null} */
  #wanted = null;
  /** @type {Map<string, Promise<Prospect[]>>} */
  #weighed = new Map();

  /**
   * @param {PageData} page
   * @param {Launch} launch
   * @param {() => void} onChange
   */
  constructor(page, launch, onChange) {
    this.page = page;
    this.launch = launch;
    this.onChange = onChange;
    const OwnTrail = isFramed ? TrailInFrame : Trail;
    this.trail = new OwnTrail((screen) => this.#return(screen));
  }

  /**
   * A partner's frame comes with the same link at every load: what was answered since goes before it.
   *
   * @param {Request | null | undefined} link what takeAnswers() found
   */
  begin(link) {
    const saved = recall();
    const goesOn = isFramed && nonEmpty(saved?.answers);
    if (link !== undefined && !goesOn) return this.follow(link, { quiet: true });
    this.answers = saved?.answers ?? noAnswers();
    this.#open({ how: "replace", show: saved ? this.trail.screen ?? saved.screen : undefined, quiet: true });
  }

  /**
   * @param {Request | null} link
   * @param {{quiet?: boolean}} [options]
   */
  follow(link, { quiet = false } = {}) {
    this.earlier = nonEmpty(quiet ? recall()?.answers : this.answers);
    this.linkTrouble = link === null ? "ignored" : "";
    this.#link = link;
    this.#typed = noAnswers();
    this.answers = { request: link ?? {}, names: [] };
    if (this.launch.isReady) this.#ask({ how: "replace", quiet });
    else this.#open({ how: "replace", quiet });
  }

  get hasAnswers() {
    return Object.keys(this.answers.request).length > 0;
  }

  /** Leaves the link for what was answered before it. */
  bringBack() {
    this.answers = this.earlier ?? this.answers;
    this.earlier = null;
    this.linkTrouble = "";
    this.#link = null;
    this.#open({ how: "push" });
  }

  startAgain() {
    forget();
    this.earlier = null;
    this.linkTrouble = "";
    this.#link = null;
    this.answers = noAnswers();
    this.#open({ how: "push" });
  }

  /**
   * @param {string} field
   * @param {Draft} draft
   */
  edit(field, draft) {
    if (!isVisit(this.view)) return;
    this.#show({ ...this.view, drafts: { ...this.view.drafts, [field]: draft } }, "");
  }

  /**
   * @param {string} field
   * @param {any[]} answers
   * @returns {Promise<Prospect[]>} what each of them would mean, asked once
   */
  weigh(field, answers) {
    const { request } = this.answers;
    const call = { request, lang: this.page.opening.lang, field, answers };
    const key = JSON.stringify(call);
    const known = this.#weighed.get(key) ?? this.launch.call("prospects_json", call).catch(() => []);
    this.#weighed.set(key, known);
    return known;
  }

  /** Gives everyone on this screen the answer of the first. */
  answerForAll() {
    if (isVisit(this.view)) this.#show(shared(this.view), "");
  }

  /** @param {Set<string>} halfDates the ids of inputs that hold half a date */
  submit(halfDates) {
    const visit = this.view;
    if (!isVisit(visit)) return;
    const problems = openEnds(visit, this.page.opening.words, halfDates);
    if (problems.length) return this.#show({ ...visit, problems }, "summary");
    if (!this.launch.isReady) return this.#keep(visit);
    this.#ask({ how: "push", visit, answers: answersOf(visit, this.answers) });
  }

  /** @param {string} screen */
  change(screen) {
    this.#ask({ how: "push", show: screen });
  }

  /** Shows the result in the other language, and back. */
  async translate() {
    const shown = this.view;
    if (shown === null || isVisit(shown)) return;
    const { other, ...own } = shown;
    if (other) return this.#show(own, "heading");
    const lang = otherThan(this.page.opening.lang);
    const told = /** @type {Told} */ (await this.#consult({ how: "replace" }, lang));
    if (this.view === shown) this.#show({ ...own, other: { ...told, lang } }, "heading");
  }

  /** @param {Other} other what was compared; the result so far is kept beside it */
  takeOver({ answers, description }) {
    if (!this.view || isVisit(this.view)) return;
    const instead = { answers: this.answers, description: this.view.description, answered: this.view.answered };
    this.#ask({ how: description ? "replace" : "push", answers, instead });
  }

  /** Goes on where a failure of Python stopped the visitor. */
  resume() {
    if (!this.#wanted) return;
    this.view = null;
    this.#ask(this.#wanted);
  }

  /** Python has come up. */
  async pythonIsReady() {
    await this.#vetLink().catch(() => {});
    await this.#listAnswers().catch(() => {});
    this.onChange();
  }

  /** An opening screen was shown without the answers before it; Python can put them into words. */
  async #listAnswers() {
    const before = this.view;
    if (!isVisit(before) || !this.hasAnswers) return;
    const { answered = [] } = await this.#consult({ how: "replace", show: before.screen.id });
    if (isVisit(this.view) && this.view.key === before.key) this.view = { ...this.view, answered };
  }

  /**
   * Before Python is there, an opening screen is enough; all others have to wait for it.
   *
   * @param {Wanted} wanted
   */
  #open(wanted) {
    const visit = this.#openingVisit(wanted.show);
    if (!visit) return this.#ask(wanted);
    this.#wanted = null;
    this.#opened = visit;
    this.#arrive(visit, visit.screen.id, wanted);
  }

  /**
   * @param {string | undefined} show
   * @returns {Visit | undefined} without `show`, the first opening screen that is still open
   */
  #openingVisit(show) {
    const { screens, words } = this.page.opening;
    const visits = screens.map((screen) => visitBefore(screen, this.answers));
    if (show) return visits.find(({ screen }) => screen.id === show);
    return visits.find((visit) => openEnds(visit, words, new Set()).length);
  }

  /** @param {Visit} visit an opening screen, filled in before Python is there to judge it */
  #keep(visit) {
    this.answers = answersOf(visit, this.answers);
    this.#typed = answersOf(visit, this.#typed);
    remember({ answers: this.answers, screen: visit.screen.id });
    this.#open({ how: "push" });
  }

  /** @param {string} screen to which the visitor comes back */
  #return(screen) {
    const wanted = /** @type {Wanted} */ ({ how: "replace", show: screen });
    if (this.launch.isReady) this.#ask(wanted);
    else this.#open(wanted);
  }

  /** @param {Wanted} wanted */
  async #ask(wanted) {
    this.#wanted = wanted;
    if (!this.launch.isReady) this.#show(null, "");
    const reply = await this.#consult(wanted).catch(() => null);
    if (reply && this.#wanted === wanted) this.#take(reply, wanted);
  }

  /**
   * @param {Wanted} wanted
   * @param {string} [lang]
   * @returns {Promise<Consultation>}
   */
  async #consult({ show, answers }, lang = this.page.opening.lang) {
    await this.#vetLink();
    const { request, names } = answers ?? this.answers;
    return this.launch.call("consult_json", { lang, request, names, ...(show ? { show } : {}) });
  }

  async #vetLink() {
    const link = this.#link;
    if (!link) return;
    const { errors = [] } = await this.#look(link);
    if (this.#link !== link || !errors.length) return this.#vetted(link);
    const wrong = errors.map(({ field }) => answerWith(field));
    const rest = await this.#look(withoutAnswers(link, wrong));
    if (!this.#vetted(link)) return;
    if (rest.errors?.length || !rest.answered?.length) return this.#leaveLink("ignored", this.#typed);
    // An old link: what was typed since in place of its answers stays.
    const { request, names } = this.answers;
    const stale = wrong.filter((field) => answerTo(request, field) === answerTo(link, field));
    this.#leaveLink("partly", { request: withoutAnswers(request, stale), names });
  }

  /** @param {Request} request @returns {Promise<Consultation>} */
  #look(request) {
    return this.launch.call("consult_json", { lang: this.page.opening.lang, request, names: [] });
  }

  /**
   * @param {Request} link
   * @returns {boolean} whether it was still to be looked at
   */
  #vetted(link) {
    const wasWaiting = this.#link === link;
    if (wasWaiting) this.#link = null;
    return wasWaiting;
  }

  /**
   * @param {"ignored" | "partly"} trouble
   * @param {Answers} answers
   */
  #leaveLink(trouble, answers) {
    this.answers = answers;
    this.linkTrouble = trouble;
    if (this.view && this.view === this.#opened) this.#open({ how: "replace", quiet: true });
  }

  /**
   * @param {Consultation} reply
   * @param {Wanted} wanted
   */
  #take(reply, wanted) {
    this.#wanted = null;
    const errors = reply.errors ?? [];
    const refused = wanted.visit && withErrors(wanted.visit, errors);
    if (refused?.problems.length) return this.#show(refused, "summary");
    // What the tab remembers may be wrong: then the screen to mend it comes before the one it was on,
    if (errors.length && wanted.show && wanted.quiet) return this.#ask({ ...wanted, show: undefined });
    // and if there is none, the answers come from another edition of this page.
    if (errors.length && !reply.screen) return this.startAgain();
    this.answers = wanted.answers ?? this.answers;
    this.#arrive(this.#viewOf(reply, wanted), reply.screen?.id ?? RESULT, wanted);
  }

  /**
   * @param {Consultation} reply
   * @param {Wanted} wanted
   * @returns {Visit | Outcome}
   */
  #viewOf({ screen, result, answered = [], errors = [], ...told }, { instead }) {
    if (screen) return visitTo(screen, { names: this.answers.names, errors, answered, policy: result.policy.id });
    const comparison = new Comparison(this.page.opening, this.answers, {
      consult: (answers) => this.#consult({ how: "push", answers }),
      onChange: this.onChange,
      other: instead,
    });
    return { .../** @type {Told} */ (told), result, answered, comparison, key: nextKey() };
  }

  /**
   * @param {Visit | Outcome} view
   * @param {string} screen
   * @param {Wanted} wanted
   */
  #arrive(view, screen, { how, quiet }) {
    this.trail[how](screen);
    remember({ answers: this.answers, screen });
    const troubled = isVisit(view) && view.problems.length;
    this.#show(view, quiet ? "" : troubled ? "summary" : "heading");
  }

  /**
   * @param {Visit | Outcome | null} view
   * @param {Journey["attention"]} attention
   */
  #show(view, attention) {
    this.view = view;
    this.attention = attention;
    this.isQuiet = !attention;
    this.onChange();
  }
}

/**
 * @param {Answers | undefined} answers
 * @returns {Answers | null} null where nothing was answered
 */
function nonEmpty(answers) {
  return answers && Object.keys(answers.request).length ? answers : null;
}

/** @param {string} lang */
function otherThan(lang) {
  return lang === "zh" ? "en" : "zh";
}

/**
 * @param {Visit | Outcome | null} view
 * @returns {view is Visit}
 */
export function isVisit(view) {
  return view !== null && "screen" in view;
}
