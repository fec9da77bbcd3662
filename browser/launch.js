/** @import {Runtime, Way} from "./types.js" */
/** @import {Attempt} from "./places.js" */
import { Failure } from "./failure.js";
import { firstAttempt, hostOf, secondAttempt } from "./places.js";
import { Python } from "./python.js";
import { savesData } from "./saving.js";

const TOUCHES = ["pointerdown", "keydown", "focusin"];
const IDLE_MS = 1000;

/**
 * Brings Python up for an element: when the browser is idle, at the first touch, or when a call needs it;
 * and once more after a failure.
 *
 * @implements {EventListenerObject}
 */
export class Launch {
  progress = { done: 0, total: 0 };
  isReady = false;
  /** @type {Promise<void>} */
  ready = Promise.resolve();
  /** @type {Failure | undefined} */
  failure;
  /** What failed since the last start, in the words of machines. @type {{way: Way | undefined, why: string}[]} */
  failed = [];
  #isStarted = false;
  /** @type {Python | undefined} */
  #python;
  /** @type {(ready: Promise<void>) => void} */
  #settle = () => {};

  /**
   * @param {HTMLElement} element
   * @param {Runtime} runtime
   * @param {{patience: number | undefined, onChange: () => void, onReady: () => void}} options
   */
  constructor(element, runtime, { patience, onChange, onReady }) {
    this.element = element;
    this.runtime = runtime;
    this.patience = patience;
    this.onChange = onChange;
    this.onReady = onReady;
    this.#prepare();
  }

  /** Under Save-Data four megabytes wait until somebody wants them. */
  startSoon() {
    for (const touch of TOUCHES) this.element.addEventListener(touch, this, { once: true });
    if (savesData()) return;
    if (document.readyState === "complete") this.#startWhenIdle();
    else addEventListener("load", () => this.#startWhenIdle(), { once: true });
  }

  #startWhenIdle() {
    const start = () => this.start();
    if ("requestIdleCallback" in globalThis) requestIdleCallback(start, { timeout: IDLE_MS });
    else setTimeout(start, IDLE_MS);
  }

  handleEvent() {
    this.start();
  }

  start() {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#settle(this.#bringUp().then(() => this.#started(), (failure) => this.#fail(failure)));
  }

  startAgain() {
    this.#python?.stop();
    this.#prepare();
    this.start();
  }

  /**
   * @param {"evaluate_json"|"consult_json"|"prospects_json"} name
   * @param {unknown} request
   * @returns {Promise<any>}
   */
  async call(name, request) {
    const text = String(JSON.stringify(request));
    this.start();
    await this.ready;
    const answer = await this.#python?.call(name, text).catch((failure) => this.#fail(failure));
    return JSON.parse(answer ?? "null");
  }

  #prepare() {
    this.#isStarted = false;
    this.#prepareProgress();
    this.isReady = false;
    this.failure = undefined;
    this.failed = [];
    this.#promise(new Promise((resolve) => (this.#settle = resolve)));
  }

  #prepareProgress() {
    const host = hostOf(this.runtime);
    const first = host ? [host.files.engine, host.files.python, host.files.memory] : this.runtime.carrier;
    this.progress = { done: 0, total: first.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** @param {Promise<void>} ready whoever waits for it hears of a failure; nobody has to */
  #promise(ready) {
    ready.catch(() => {});
    this.ready = ready;
  }

  async #bringUp() {
    const failure = await this.#attempt(firstAttempt(this.runtime));
    if (!failure) return;
    if (failure.reason === "too_old") throw failure;
    this.#note(failure);
    const second = await this.#attempt(secondAttempt(this.runtime, /** @type {Python} */ (this.#python).way));
    if (second) throw second;
  }

  /**
   * @param {Attempt} attempt
   * @returns {Promise<Failure | undefined>} undefined when Python is there
   */
  #attempt(attempt) {
    this.#prepareProgress();
    this.#python = new Python(attempt, { patience: this.patience, onProgress: this.#onProgress });
    return this.#python.ready.then(() => undefined, (failure) => failure);
  }

  #started() {
    this.isReady = true;
    this.onReady();
  }

  #onProgress = (/** @type {number} */ done, /** @type {number} */ total) => {
    this.progress = { done, total };
    this.onChange();
  };

  /** @param {Error} failure */
  #note(failure) {
    this.failed.push({ way: this.#python?.way, why: failure.message });
  }

  /**
   * @param {unknown} reason
   * @returns {never}
   */
  #fail(reason) {
    this.failure = reason instanceof Failure ? reason : new Failure("crashed", String(reason));
    this.#note(this.failure);
    if (this.isReady) this.#promise(Promise.reject(this.failure));
    this.isReady = false;
    this.onChange();
    throw this.failure;
  }
}
