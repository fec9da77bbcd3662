/** Python in Node, restored from a file of its memory as the worker does it. */
import { readFileSync } from "node:fs";

/**
 * @param {string} pyodide the folder of the npm package
 * @param {string} engine
 * @param {ArrayBuffer} memory
 * @returns {Promise<any>}
 */
export async function restored(pyodide, engine, memory) {
  const { start } = await import(engine);
  return start({ indexURL: `${pyodide}/`, archive: "/dev/null", memory: Promise.resolve(memory) });
}

/** @param {string} file @returns {ArrayBuffer} */
export function read(file) {
  return new Uint8Array(readFileSync(file)).buffer;
}
