import { Download } from "./download.js";
import { reasonOf } from "./reason.js";
import { keep, soonerWay } from "./sooner.js";

/** @import {Files, Way} from "./types.js" */

/** @typedef {{ways: [Way] | [Way, Way], files: Files, savesData: boolean}} Start */
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
 * Of two ways the one that is ready sooner is taken, and said, so that the other is left if it fails.
 * The memory is asked for only when the engine has come: by then it is known whether the line is slow, and nothing
 * could have been done with it before.
 *
 * @param {Start} wanted
 */
async function start({ ways: [first, second], files, savesData }) {
  const { engine, python, memory } = files;
  const download = new Download([engine, python, files[first]], listener);
  const wasm = download.fetch(python);
  const pyodide = await download.module(engine);
  const way = second ? await soonerWay(files) : first;
  download.replace(files[first], files[way]);
  postMessage({ way });
  const from = source(download, way === "memory", wasm, files);
  open((await pyodide.start(from)).pyimport("checker"));
  if (second && way === "archive" && !savesData) keep(memory);
}

/**
 * What Python starts from. Pyodide fetches it by address, and gets what is on its way already.
 *
 * @param {Download} download
 * @param {boolean} restores
 * @param {Promise<Response>} wasm
 * @param {Files} files
 */
function source(download, restores, wasm, { python, memory, archive }) {
  const indexURL = new URL(".", python.address).href;
  const modules = restores ? Promise.resolve(new Response()) : download.fetch(archive);
  /** @type {Record<string, Promise<Response>>} */
  const responses = { [`${indexURL}pyodide.asm.wasm`]: wasm, [archive.address]: modules };
  globalThis.fetch = async (address) => responses[String(address)] ?? Response.error();
  const restored = restores && download.fetch(memory).then((response) => response.arrayBuffer());
  return { indexURL, archive: archive.address, memory: restored };
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
    postMessage({ failed: "crashed", why: wanted ? String(error) : reasonOf(error) });
  }
}

addEventListener("message", answer);
