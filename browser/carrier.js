/** @import {Carried, File} from "./types.js" */
/** @import {OnProgress} from "./places.js" */
/** @import {Port} from "./serving.js" */
import { Failure } from "./failure.js";
import { runScript } from "./script.js";

/** Python's own JavaScript, as a function that needs nothing outside itself. @typedef {(port: Port) => void} Run */

/** Pyodide takes a worker for a module if this throws. */
const NO_IMPORTS = 'importScripts=()=>{throw new TypeError("no imports")};';

/** What has arrived. @type {{run: Run | undefined, parts: Record<keyof Carried, Blob[]>}} */
const arrived = { run: undefined, parts: { python: [], memory: [] } };

/** What carriers call: scripts beside the page, or in it. */
const entryChecker = {
  /** @param {Run} run */
  set run(run) {
    arrived.run = run;
  },
  /**
   * @param {keyof Carried} name of the file
   * @param {string} text the next part of it, compressed, in base64
   */
  carry(name, text) {
    arrived.parts[name].push(new Blob([bytesOf(text)]));
  },
};
Object.assign(globalThis, { entryChecker });

/** @type {Set<string>} the scripts that have run; another try asks for the others only */
const loaded = new Set();
/** @type {Promise<void> | undefined} */
let carrying;
/** Whoever waits now. @type {OnProgress} */
let tell = () => {};

/**
 * @param {File[]} carrier the scripts that carry Python; none where the page itself does
 * @param {OnProgress} onProgress
 * @returns {Promise<Run>}
 */
export async function carriedPython(carrier, onProgress) {
  tell = onProgress;
  carrying ??= carrier.length ? loadAll(carrier) : takeFromPage();
  await carrying.catch(forget);
  tellProgress(carrier);
  if (!arrived.run) throw new Failure("blocked", "no carrier");
  return arrived.run;
}

/**
 * @param {unknown} failure
 * @returns {never}
 */
function forget(failure) {
  carrying = undefined;
  throw failure;
}

/** @returns {Carried} Blobs, which browsers keep outside the page's memory */
export function carriedFiles() {
  const { python, memory } = arrived.parts;
  return { python: new Blob(python), memory: new Blob(memory) };
}

/**
 * @param {Run} run
 * @returns {string} it as the code of a classic worker
 */
export function codeOf(run) {
  return `${NO_IMPORTS}(${run})(self)`;
}

/**
 * One after the other: on a slow line each is a sign of life.
 *
 * @param {File[]} carrier
 */
async function loadAll(carrier) {
  for (const { address } of carrier) {
    if (!loaded.has(address)) await runScript(address);
    loaded.add(address);
    tellProgress(carrier);
  }
}

/** @param {File[]} carrier */
function tellProgress(carrier) {
  /** @param {File[]} files */
  const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);
  tell(sum(carrier.filter(({ address }) => loaded.has(address))), sum(carrier));
}

/** Each in a task of its own: the page stays alive meanwhile. */
async function takeFromPage() {
  await allOfThePage();
  for (const node of document.querySelectorAll("script[data-carries]")) {
    await new Promise((resolve) => setTimeout(resolve));
    const { dataset, textContent } = /** @type {HTMLElement} */ (node);
    entryChecker.carry(/** @type {keyof Carried} */ (dataset.carries), textContent ?? "");
    node.remove();
  }
}

async function allOfThePage() {
  if (document.readyState !== "loading") return;
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

/**
 * @param {string} text in base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(text) {
  const decode = /** @type {any} */ (Uint8Array).fromBase64;
  return decode ? decode.call(Uint8Array, text) : Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
