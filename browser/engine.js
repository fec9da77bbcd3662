/**
 * Pyodide in one file, and how it is started: the worker does it with this, and the build, which takes Python's
 * memory from it.
 */
import { loadPyodide } from "pyodide";
// @ts-expect-error it has no types
import createModule from "pyodide/pyodide.asm.mjs";
import { HEAD, headOf, restore } from "./memory.js";

export { restore };

/** @import {PyodideAPI} from "pyodide" */
/** @import {Module} from "./memory.js" */

// @ts-expect-error put in when this is bundled: by it Pyodide knows that a list of packages is its own
const info = LOCKFILE_INFO;

/** Python that says the same on every machine, and carries no more than lines in its tracebacks. */
const ENVIRONMENT = { HOME: "/", TZ: "UTC", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };

/** Makes a Pyodide in which Python has not started. @type {(settings: object) => Promise<Module>} */
export const create = createModule;

/**
 * Starts Python from an archive of its modules or, where there is one, from its memory. No packages: none are used.
 *
 * @param {{indexURL: string, archive: string, memory?: Promise<ArrayBuffer> | false}} from `indexURL`: the folder
 *   of pyodide.asm.wasm; `archive` is fetched even where there is a memory, and may be empty then
 * @param {Record<string, unknown>} [options] more of Pyodide's own
 * @returns {Promise<PyodideAPI>} rejected when the memory is one of another build
 */
export function start({ indexURL, archive, memory }, options = {}) {
  const config = {
    indexURL,
    packageBaseUrl: indexURL,
    lockFileContents: { info, packages: {} },
    stdLibURL: archive,
    env: { ...ENVIRONMENT },
    createPyodideModule: create,
    ...(memory && restoring(memory)),
    ...options,
  };
  return loadPyodide(/** @type {any} */ (config));
}

/**
 * Pyodide looks at the head of the memory only after it is made, so both are got ready at the same time.
 *
 * @param {Promise<ArrayBuffer>} memory
 */
function restoring(memory) {
  const head = new Uint8Array(HEAD);
  /** @param {object} settings */
  async function createPyodideModule(settings) {
    const [module, file] = await Promise.all([create(settings), memory]);
    head.set(headOf(file));
    restore(module, file);
    return module;
  }
  return { _loadSnapshot: head, createPyodideModule };
}
