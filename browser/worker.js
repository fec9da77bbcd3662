import { Download } from "./download.js";

/** @typedef {{pyodide: string, wheel: string, bytes: Record<string, number>}} Addresses */
/** @typedef {{id: number, call: string, text: string}} Call */

/** @type {Record<string, (text: string) => string>} */
const calls = {};

const download = { onProgress, onBlocked };

/** @param {number} done @param {number} total */
function onProgress(done, total) {
  postMessage({ progress: { done, total } });
}

/** @param {string} why */
function onBlocked(why) {
  postMessage({ failed: "blocked", why });
}

/** @param {Addresses} addresses */
async function start({ pyodide, wheel, bytes }) {
  const files = new Download(bytes, download);
  globalThis.fetch = (address) => files.fetch(address);
  const packed = files.fetch(wheel).then((response) => response.arrayBuffer());
  const python = await load(files, pyodide);
  python.unpackArchive(await packed, "wheel");
  const checker = python.pyimport("checker");
  calls.evaluate_json = checker.evaluate_json;
  calls.consult_json = checker.consult_json;
}

/**
 * Both modules are asked for at once; Pyodide's own import of the second finds it on its way.
 *
 * @param {Download} files
 * @param {string} indexURL
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
async function load(files, indexURL) {
  const engine = files.module(`${indexURL}pyodide.asm.mjs`);
  const { loadPyodide } = await files.module(`${indexURL}pyodide.mjs`);
  const python = loadPyodide({ indexURL });
  // Awaited first: where it is missing, it says which file; Pyodide would not.
  await engine;
  return python;
}

/** @param {MessageEvent<Call & {start?: Addresses}>} message */
async function answer({ data: { id, call, text, start: addresses } }) {
  try {
    if (addresses) await start(addresses);
    postMessage({ id, text: addresses ? "" : calls[call]?.(text) });
  } catch (error) {
    postMessage({ failed: "crashed", why: String(error) });
  }
}

addEventListener("message", answer);
