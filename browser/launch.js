/** @import {Runtime} from "./types.js" */
import { Failure, Python } from "./python.js";

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

  startSoon() {
    for (const touch of TOUCHES) this.element.addEventListener(touch, this, { once: true });
    const start = () => this.start();
    if ("requestIdleCallback" in globalThis) requestIdleCallback(start, { timeout: IDLE_MS });
    else setTimeout(start, IDLE_MS);
  }

  handleEvent() {
    this.start();
  }

  start() {
    if (this.#python) return;
    const python = new Python(this.runtime, { patience: this.patience, onProgress: this.#onProgress });
    this.#python = python;
    this.#settle(python.ready.then(() => this.#started(), (failure) => this.#fail(failure)));
  }

  startAgain() {
    this.#python?.stop();
    this.#python = undefined;
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
    const total = Object.values(this.runtime.bytes).reduce((sum, size) => sum + size, 0);
    this.progress = { done: 0, total };
    this.isReady = false;
    this.failure = undefined;
    this.#promise(new Promise((resolve) => (this.#settle = resolve)));
  }

  /** @param {Promise<void>} ready whoever waits for it hears of a failure; nobody has to */
  #promise(ready) {
    ready.catch(() => {});
    this.ready = ready;
  }

  #started() {
    this.isReady = true;
    this.onReady();
  }

  #onProgress = (/** @type {number} */ done, /** @type {number} */ total) => {
    this.progress = { done, total };
    this.onChange();
  };

  /**
   * @param {unknown} reason
   * @returns {never}
   */
  #fail(reason) {
    this.failure = reason instanceof Failure ? reason : new Failure("crashed", String(reason));
    if (this.isReady) this.#promise(Promise.reject(this.failure));
    this.isReady = false;
    this.onChange();
    throw this.failure;
  }
}
