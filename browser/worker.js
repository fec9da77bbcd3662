/** @import {Addressed, Files} from "./types.js" */
import { Download } from "./download.js";
import { startFrom, webAssembly } from "./interpreter.js";
import { serve } from "./serving.js";
import { keep, soonerWay } from "./sooner.js";

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
 * @param {Addressed} wanted
 */
async function bringUp({ ways: [first, second], files, savesData }) {
  const { engine, python, memory } = files;
  const download = new Download([engine, python, files[first]], listener);
  const wasm = download.fetch(python);
  const pyodide = await download.module(engine);
  const way = second ? await soonerWay(files) : first;
  download.replace(files[first], files[way]);
  postMessage({ way });
  const checker = await startFrom(pyodide, source(download, way === "memory", wasm, files));
  if (second && way === "archive" && !savesData) keep(memory);
  return checker;
}

/**
 * @param {Download} download
 * @param {boolean} restores
 * @param {Promise<Response>} wasm
 * @param {Files} files
 */
function source(download, restores, wasm, { python, memory, archive }) {
  const folder = new URL(".", python.address).href;
  const modules = restores ? Promise.resolve(new Response()) : download.fetch(archive);
  const responses = { [webAssembly(folder)]: wasm, [archive.address]: modules };
  const restored = restores ? download.fetch(memory).then((response) => response.arrayBuffer()) : undefined;
  return { folder, archive: archive.address, responses, memory: restored };
}

serve(globalThis, bringUp);
