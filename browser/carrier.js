/** @import {Carried, File} from "./types.js" */
/** @import {OnProgress} from "./places.js" */
/** @import {Port} from "./serving.js" */
import { Failure } from "./failure.js";

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

/** @type {Promise<Run> | undefined} */
let carrying;

/**
 * @param {File[]} carrier the scripts that carry Python; none where the page itself does
 * @param {OnProgress} onProgress
 * @returns {Promise<Run>}
 */
export function carriedPython(carrier, onProgress) {
  carrying ??= (carrier.length ? loadAll(carrier, onProgress) : takeFromPage()).then(python);
  carrying.catch(() => (carrying = undefined));
  return carrying;
}

/** @returns {Promise<Carried>} Blobs, which browsers keep outside the page's memory */
export async function carriedFiles() {
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

function python() {
  if (!arrived.run) throw new Failure("blocked", "no carrier");
  return arrived.run;
}

/**
 * @param {File[]} carrier
 * @param {OnProgress} onProgress
 */
async function loadAll(carrier, onProgress) {
  arrived.parts = { python: [], memory: [] };
  const total = carrier.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  await Promise.all(carrier.map(async ({ address, bytes }) => {
    await load(address);
    onProgress((done += bytes), total);
  }));
}

/**
 * @param {string} address
 * @returns {Promise<void>} in the order in which they were asked for
 */
function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.async = false;
    script.onload = () => resolve(script.remove());
    script.onerror = () => reject(new Failure("blocked", address));
    script.src = address;
    document.head.append(script);
  });
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
