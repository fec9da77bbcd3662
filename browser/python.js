/** @import {File, Files, Runtime, Way} from "./types.js" */
import { savesData } from "./saving.js";

/** @typedef {"no_wasm"|"blocked"|"silent"|"crashed"} Reason */
/**
 * @typedef {{
 *   id?: number, text?: string, way?: Way, progress?: {done: number, total: number}, failed?: Reason, why?: string,
 * }} Message
 */
/** @typedef {{resolve: (text: string) => void, reject: (failure: Failure) => void}} Waiting */

const START_PATIENCE_MS = 30_000;
const CALL_PATIENCE_MS = 10_000;

/** Python cannot start, or can no longer answer. */
export class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [why]
   */
  constructor(reason, why) {
    super(why ? `${reason}: ${why}` : reason);
    this.name = "Failure";
    this.reason = reason;
  }
}

/**
 * Python in a worker. It is started at once and ends for good with its first failure.
 */
export class Python {
  #started = false;
  #lastId = 0;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Failure | undefined} */
  #failure;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;

  /**
   * @param {Runtime} runtime
   * @param {[Way] | [Way, Way]} ways of which the worker takes one
   * @param {{patience?: number | undefined, onProgress: (done: number, total: number) => void}} options
   */
  constructor(runtime, ways, { patience = START_PATIENCE_MS, onProgress }) {
    /** The way that the worker has taken, as far as is known. */
    this.way = ways[0];
    this.patience = patience;
    this.onProgress = onProgress;
    this.ready = this.#start(runtime, ways);
  }

  /**
   * @param {"evaluate_json"|"consult_json"} call
   * @param {string} text
   * @returns {Promise<string>}
   */
  async call(call, text) {
    await this.ready;
    return this.#send({ call, text });
  }

  stop() {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
  }

  /** @param {Runtime} runtime @param {[Way] | [Way, Way]} ways */
  async #start(runtime, ways) {
    if (!canRun()) throw new Failure("no_wasm");
    this.#worker = new Worker(absolute(runtime.worker), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => this.#broken(event);
    await this.#send({ start: { ways, files: absoluteFiles(runtime.files), savesData: savesData() } });
    this.#started = true;
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
      this.#worker?.postMessage({ id, ...message });
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
  #broken(event) {
    this.#fail(new Failure(this.#started ? "crashed" : "blocked", event.message));
  }

  /** @param {Failure} failure */
  #fail(failure) {
    this.stop();
    this.#failure = failure;
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }
}

/** A module of eight bytes: the smallest there is. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

function canRun() {
  try {
    return typeof Worker === "function" && Boolean(new WebAssembly.Module(EMPTY_MODULE));
  } catch {
    return false;
  }
}

/**
 * @param {Files} files
 * @returns {Record<string, File>} with addresses that a worker can use
 */
function absoluteFiles(files) {
  const found = Object.entries(files).map(([name, { address, bytes }]) => [name, { address: absolute(address), bytes }]);
  return Object.fromEntries(found);
}

/** @param {string} address */
function absolute(address) {
  return new URL(address, document.baseURI).href;
}
