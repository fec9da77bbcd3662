/** node restored_memory.mjs PYODIDE ENGINE MEMORY: a digest of a memory right after it is restored. In a page too. */

/**
 * @param {string} engine
 * @param {string} indexURL
 * @param {ArrayBuffer} file
 * @returns {Promise<string>}
 */
export async function digest(engine, indexURL, file) {
  const { create, restore, start } = await import(engine);
  const taken = await new Promise((resolve) => {
    const createPyodideModule = async (/** @type {object} */ settings) => {
      const module = await create(settings);
      restore(module, file);
      resolve(module.HEAPU8.slice());
      return module;
    };
    const options = { _loadSnapshot: new Uint8Array(file, 0, 1024), createPyodideModule };
    start({ indexURL, archive: "/dev/null", memory: false }, options);
  });
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", taken));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (globalThis.process) {
  const { read } = await import("./memory_of.mjs");
  const [pyodide, engine, memory] = /** @type {[string, string, string]} */ (process.argv.slice(2));
  console.log(JSON.stringify(await digest(engine, `${pyodide}/`, read(memory))));
}
