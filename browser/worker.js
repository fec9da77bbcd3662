import { Download } from "./download.js";

/** @import {Files, Way} from "./types.js" */

/** @typedef {{way: Way, files: Files}} Start */
/** @typedef {{id: number, call: string, text: string, start?: Start}} Message */

/** @type {Record<string, (text: string) => string>} */
const calls = {};

const listener = { onProgress, onBlocked };

/** @param {number} done @param {number} total */
function onProgress(done, total) {
  postMessage({ progress: { done, total } });
}

/** @param {string} why */
function onBlocked(why) {
  postMessage({ failed: "blocked", why });
}

/**
 * Everything is asked for at once; Pyodide finds it on its way.
 *
 * @param {Start} wanted
 */
async function start({ way, files }) {
  const { engine, python, archive } = files;
  const download = new Download([engine, python, files[way]], listener);
  const indexURL = new URL(".", python.address).href;
  const source = download.fetch(files[way].address);
  serve({
    [`${indexURL}pyodide.asm.wasm`]: download.fetch(python.address),
    [archive.address]: way === "archive" ? source : Promise.resolve(new Response()),
  });
  const memory = way === "memory" ? source.then((response) => response.arrayBuffer()) : undefined;
  const pyodide = await download.module(engine.address);
  const interpreter = await pyodide.start({ indexURL, archive: archive.address, memory: await memory });
  open(interpreter.pyimport("checker"));
}

/**
 * Pyodide fetches what it needs; it gets what is on its way already.
 *
 * @param {Record<string, Promise<Response>>} responses
 */
function serve(responses) {
  globalThis.fetch = async (address) => responses[String(address)] ?? Response.error();
}

/** @param {Record<string, (text: string) => string>} checker */
function open({ evaluate_json, consult_json }) {
  Object.assign(calls, { evaluate_json, consult_json });
  // Whatever came up, it is Python only if it answers.
  if (JSON.parse(calls.evaluate_json?.("{}") ?? "null")?.status !== "needs_answers") throw new Error("no answer");
}

/** @param {MessageEvent<Message>} message */
async function answer({ data: { id, call, text, start: wanted } }) {
  try {
    if (wanted) await start(wanted);
    postMessage({ id, text: wanted ? "" : calls[call]?.(text) });
  } catch (error) {
    postMessage({ failed: "crashed", why: String(error) });
  }
}

addEventListener("message", answer);
