/** @import {Way} from "./types.js" */
/** @import {Attempt, Place} from "./places.js" */
/** @import {Reason} from "./failure.js" */
import { Failure } from "./failure.js";

/**
 * @typedef {{
 *   id?: number, text?: string, way?: Way, progress?: {done: number, total: number}, failed?: Reason, why?: string,
 * }} Message
 */
/** @typedef {{resolve: (text: string) => void, reject: (failure: Failure) => void}} Waiting */

/** The id under which the place is waited for. */
const OPENING = 0;

const START_PATIENCE_MS = 30_000;
const CALL_PATIENCE_MS = 10_000;

/**
 * Python in a worker, or wherever it can run. It is started at once and ends for good with its first failure.
 */
export class Python {
  #started = false;
  #lastId = 0;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** @type {Place | undefined} */
  #place;
  /** @type {Failure | undefined} */
  #failure;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;

  /**
   * @param {Attempt} attempt
   * @param {{patience?: number | undefined, onProgress: (done: number, total: number) => void}} options
   */
  constructor({ way, open, start }, { patience = START_PATIENCE_MS, onProgress }) {
    /** The way that it has taken, as far as is known. @type {Way} */
    this.way = way;
    this.patience = patience;
    this.onProgress = onProgress;
    this.ready = this.#start(open, start);
  }

  /**
   * @param {"evaluate_json"|"consult_json"|"prospects_json"} call
   * @param {string} text
   * @returns {Promise<string>}
   */
  async call(call, text) {
    await this.ready;
    return this.#send({ call, text });
  }

  stop() {
    clearTimeout(this.#watchdog);
    this.#place?.terminate();
  }

  /** @param {Attempt["open"]} open @param {Attempt["start"]} start */
  async #start(open, start) {
    const place = await this.#opened(open);
    place.onmessage = ({ data }) => this.#receive(data);
    place.onerror = (event) => this.#broken(event);
    this.#place = place;
    await this.#send({ start: await start() });
    this.#started = true;
  }

  /**
   * @param {Attempt["open"]} open
   * @returns {Promise<Place>}
   */
  #opened(open) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(OPENING, { resolve: () => {}, reject });
      this.#watch();
      open((done, total) => this.#receive({ progress: { done, total } })).then(
        (place) => resolve(this.#settled(place)),
        (error) => this.#fail(error instanceof Failure ? error : new Failure("blocked", String(error))),
      );
    });
  }

  /**
   * @param {Place} place
   * @returns {Place}
   */
  #settled(place) {
    this.#settle(OPENING, "");
    if (this.#failure) place.terminate();
    return place;
  }

  /**
   * @param {object} message
   * @returns {Promise<string>}
   */
  #send(message) {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#place?.postMessage({ id, ...message });
      this.#watch();
    });
  }

  /** @param {Message} message */
  #receive({ id, text, way, progress, failed, why }) {
    if (failed) return this.#fail(new Failure(failed, why));
    if (way) this.way = way;
    if (progress) this.onProgress(progress.done, progress.total);
    if (id !== undefined) this.#settle(id, text ?? "");
    this.#watch();
  }

  /**
   * @param {number} id
   * @param {string} text
   */
  #settle(id, text) {
    this.#waiting.get(id)?.resolve(text);
    this.#waiting.delete(id);
  }

  #watch() {
    clearTimeout(this.#watchdog);
    if (!this.#waiting.size) return;
    const patience = this.#started ? Math.min(this.patience, CALL_PATIENCE_MS) : this.patience;
    this.#watchdog = setTimeout(() => this.#fail(this.#silence(patience)), patience);
  }

  /** @param {number} patience */
  #silence(patience) {
    return new Failure(this.#started ? "crashed" : "silent", `${patience} ms of silence`);
  }

  /** @param {ErrorEvent} event */
  #broken({ message }) {
    this.#fail(new Failure(this.#started ? "crashed" : "blocked", message));
  }

  /** @param {Failure} failure */
  #fail(failure) {
    this.stop();
    this.#failure = failure;
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }
}
