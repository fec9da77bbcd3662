/** What both scripts need to run Python in Node. */
import { readFileSync } from "node:fs";

/**
 * @param {string} pyodide the folder of the npm package
 * @param {string} archive
 */
export function python(pyodide, archive) {
  return { indexURL: `${pyodide}/`, archive };
}

/** @param {string} name of a Python script beside this one */
export function script(name) {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}
