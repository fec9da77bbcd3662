/** @import {Addressed, Carried, Files, OnHost, Runtime, Way} from "./types.js" */
import { carriedFiles, carriedPython, codeOf } from "./carrier.js";
import { Failure } from "./failure.js";
import { savesData } from "./saving.js";

/**
 * Where Python may run, and what it starts from there.
 *
 * @typedef {{
 *   way: Way, open: (onProgress: OnProgress) => Promise<Place>, start: () => Promise<Addressed | Carried>,
 * }} Attempt
 * @typedef {{
 *   onmessage: ((event: MessageEvent) => void) | null, onerror?: ((event: ErrorEvent) => void) | null,
 *   postMessage: (message: object) => void, terminate: () => void,
 * }} Place
 * @typedef {(done: number, total: number) => void} OnProgress
 */

/** @param {Runtime} runtime @returns {Attempt} */
export function firstAttempt(runtime) {
  const host = hostOf(runtime);
  return host ? byAddress(host, ["memory", "archive"]) : inWorker(runtime);
}

/**
 * What has failed one way is tried the other.
 *
 * @param {Runtime} runtime
 * @param {Way} failed
 * @returns {Attempt}
 */
export function secondAttempt(runtime, failed) {
  const host = hostOf(runtime);
  return host ? byAddress(host, [failed === "archive" ? "memory" : "archive"]) : inPage(runtime);
}

/**
 * @param {Runtime} runtime
 * @returns {OnHost | undefined} the files, if there are any and the page is of an origin that may fetch them
 */
export function hostOf({ host }) {
  return location.protocol === "file:" || self.origin === "null" ? undefined : host;
}

/**
 * @param {OnHost} host
 * @param {Addressed["ways"]} ways
 * @returns {Attempt}
 */
function byAddress({ worker, files }, ways) {
  const start = async () => ({ ways, files: absoluteFiles(files), savesData: savesData() });
  return { way: ways[0], open: async () => moduleWorker(absolute(worker)), start };
}

/** @param {string} address */
function moduleWorker(address) {
  needs("Worker");
  needsWebAssembly();
  let isModule = false;
  const worker = new Worker(address, {
    get type() {
      isModule = true;
      return /** @type {const} */ ("module");
    },
  });
  if (isModule) return worker;
  worker.terminate();
  throw new Failure("too_old", "no module workers");
}

/**
 * A worker from a text: the only kind that browsers allow everywhere.
 *
 * @param {Runtime} runtime
 * @returns {Attempt}
 */
function inWorker({ carrier }) {
  /** @param {OnProgress} onProgress */
  async function open(onProgress) {
    needs("DecompressionStream");
    needsWebAssembly();
    const code = codeOf(await carriedPython(carrier, onProgress));
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true }); // Safari reads it late
    return worker;
  }
  return { way: "carried", open, start: async () => carriedFiles() };
}

/**
 * @param {Runtime} runtime
 * @returns {Attempt}
 */
function inPage({ carrier }) {
  /** @param {OnProgress} onProgress */
  async function open(onProgress) {
    const run = await carriedPython(carrier, onProgress);
    const { port1, port2 } = new MessageChannel();
    run(port2);
    return Object.assign(port1, { terminate: () => port1.close() });
  }
  return { way: "carried, in the page", open, start: async () => carriedFiles() };
}

/** @param {"Worker"|"DecompressionStream"} name */
function needs(name) {
  if (typeof globalThis[name] !== "function") throw new Failure("too_old", `no ${name}`);
}

/** A module of eight bytes: the smallest there is. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

function needsWebAssembly() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new Failure("too_old", String(error));
  }
}

/**
 * @param {Files} files
 * @returns {Files} with addresses that a worker can use
 */
function absoluteFiles(files) {
  const found = Object.entries(files).map(([name, { address, bytes }]) => [name, { address: absolute(address), bytes }]);
  return Object.fromEntries(found);
}

/** @param {string} address */
function absolute(address) {
  return new URL(address, document.baseURI).href;
}
