/** @import {PageData} from "./types.js" */
/** @import {Checker} from "./view.js" */
import { LitElement, nothing } from "lit";
import { checkerView, phaseOf } from "./view.js";
import { takeAnswers } from "./fragment.js";
import { isFramed } from "./framed.js";
import { isVisit, Journey } from "./journey.js";
import { Launch } from "./launch.js";
import { mark } from "./marks.js";

/** The checker: asks one screen at a time, has Python decide, lays out the result. */
export class EntryChecker extends LitElement {
  /** @type {Checker | undefined} */
  #checker;
  #lastResult = 0;

  /** @override */
  connectedCallback() {
    this.#checker ??= this.#assembled();
    super.connectedCallback();
    addEventListener("hashchange", this);
    this.#checker.journey.trail.listen();
    this.#checker.launch.startSoon();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this);
    this.#checker?.journey.trail.stopListening();
  }

  /** @override */
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  /** @returns {Promise<void>} fulfilled when Python answers, rejected with an Error that says why it cannot */
  get ready() {
    return this.#launch.ready;
  }

  /**
   * @param {unknown} request
   * @returns {Promise<any>} the result, decided by Python
   */
  evaluate(request) {
    return this.#launch.call("evaluate_json", request);
  }

  get #launch() {
    if (!this.#checker) throw new Error("entry-checker works inside a page only");
    return this.#checker.launch;
  }

  handleEvent() {
    const link = takeAnswers();
    if (link !== undefined) this.#checker?.journey.follow(link);
  }

  /** @returns {Checker} */
  #assembled() {
    const page = this.#pageData();
    const redraw = () => this.requestUpdate();
    const patience = Number(this.dataset.patience) || undefined;
    const launch = new Launch(this, page.runtime, { patience, onChange: redraw, onReady: () => this.#becomeReady() });
    const journey = new Journey(page, launch, redraw);
    journey.begin(takeAnswers());
    return { page, launch, journey, onRetry: () => this.#retry() };
  }

  /** @returns {PageData} */
  #pageData() {
    const script = this.querySelector('script[type="application/json"]');
    return JSON.parse(script?.textContent ?? "");
  }

  #becomeReady() {
    mark("ready");
    this.#checker?.journey.pythonIsReady();
  }

  #retry() {
    this.#checker?.launch.startAgain();
    this.#checker?.journey.resume();
  }

  /** @override */
  render() {
    return this.#checker ? checkerView(this.#checker) : nothing;
  }

  /** @override */
  updated() {
    if (!this.#checker) return;
    this.dataset.phase = phaseOf(this.#checker);
    this.#announce(this.#checker.journey.view);
    this.#attend(this.#checker.journey);
  }

  /** @param {Journey["view"]} view */
  #announce(view) {
    if (isVisit(view)) mark("first-question");
    if (!view || isVisit(view) || view.key === this.#lastResult) return;
    this.#lastResult = view.key;
    mark("first-verdict");
    this.dispatchEvent(new CustomEvent("entry-checker:result", { detail: view.result, bubbles: true, composed: true }));
  }

  /** @param {Journey} journey */
  #attend(journey) {
    if (!journey.attention) return;
    /** @type {HTMLElement | null} */
    const target = this.querySelector(`.checker-${journey.attention}`);
    journey.attention = "";
    target?.focus({ preventScroll: true });
    // The page around a frame moves no more than it must.
    if (isFramed) target?.scrollIntoView({ block: "nearest" });
    else this.scrollIntoView();
  }
}

customElements.define("entry-checker", EntryChecker);
