/** @import {Carried} from "./types.js" */
/** @import {Engine} from "./interpreter.js" */
/** @import {Port} from "./serving.js" */
import { startFrom, webAssembly } from "./interpreter.js";
import { serve } from "./serving.js";

/** Nothing is ever asked for there: a name that no network knows. */
const FOLDER = "https://carried.invalid/";
const ARCHIVE = `${FOLDER}archive.zip`;

/**
 * Python from files that the page carries, where a browser fetches none: on file:// and in sandboxed frames.
 * It serves in a worker or, where there is none, in the page.
 *
 * @param {Port} port
 * @param {Engine} engine
 */
export function run(port, engine) {
  serve(port, (carried) => bringUp(engine, carried));
}

/**
 * @param {Engine} engine
 * @param {Carried} carried
 */
function bringUp(engine, { python, memory }) {
  const responses = {
    [webAssembly(FOLDER)]: Promise.resolve(unpacked(python, "application/wasm")),
    [ARCHIVE]: Promise.resolve(new Response()),
  };
  return startFrom(engine, { folder: FOLDER, archive: ARCHIVE, responses, memory: unpacked(memory).arrayBuffer() });
}

/**
 * @param {Blob} file
 * @param {string} [type]
 */
function unpacked(file, type = "application/octet-stream") {
  const stream = file.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": type } });
}
