/** @import {Runtime, Way} from "./types.js" */
import { Failure, Python } from "./python.js";

const TOUCHES = ["pointerdown", "keydown", "focusin"];
const IDLE_MS = 1000;
/** Each is tried when the one before has failed. @type {Way[]} */
const WAYS = ["memory", "archive"];

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
  /** What failed since the last start, in the words of machines. @type {{way: Way, why: string}[]} */
  failed = [];
  #isStarted = false;
  /** @type {Way} */
  #way = "memory";
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
   * @param {"evaluate_json"|"consult_json"} name
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
    this.#take(WAYS[0] ?? "memory");
    this.isReady = false;
    this.failure = undefined;
    this.failed = [];
    this.#promise(new Promise((resolve) => (this.#settle = resolve)));
  }

  /** @param {Way} way */
  #take(way) {
    const { engine, python, [way]: source } = this.runtime.files;
    this.#way = way;
    this.progress = { done: 0, total: engine.bytes + python.bytes + source.bytes };
  }

  /** @param {Promise<void>} ready whoever waits for it hears of a failure; nobody has to */
  #promise(ready) {
    ready.catch(() => {});
    this.ready = ready;
  }

  async #bringUp() {
    for (const way of WAYS) {
      this.#take(way);
      this.#python = new Python(this.runtime, way, { patience: this.patience, onProgress: this.#onProgress });
      const failure = await this.#python.ready.catch((failure) => failure);
      if (!failure) return;
      if (way === WAYS.at(-1) || failure.reason === "no_wasm") throw failure;
      this.#note(failure);
    }
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
    this.failed.push({ way: this.#way, why: failure.message });
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

function savesData() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}
