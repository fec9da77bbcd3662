/** @typedef {typeof import("./engine.js")} Engine */
/** @typedef {import("./serving.js").Calls} Calls */

/**
 * Starts Python from what is there already, or on its way: Pyodide fetches by address, and gets it.
 *
 * @param {Engine} engine
 * @param {{
 *   folder: string, archive: string, responses: Record<string, Promise<Response>>,
 *   memory?: Promise<ArrayBuffer> | undefined,
 * }} from `folder`: the address, ending in a slash, where Pyodide looks for its WebAssembly
 * @returns {Promise<Calls>} the checker
 */
export async function startFrom(engine, { folder, archive, responses, memory }) {
  const plainFetch = globalThis.fetch;
  globalThis.fetch = async (address) => responses[String(address)] ?? Response.error();
  try {
    const python = await engine.start({ indexURL: folder, archive, ...(memory && { memory }) });
    return python.pyimport("checker");
  } finally {
    globalThis.fetch = plainFetch;
  }
}

/** @param {string} folder */
export function webAssembly(folder) {
  return `${folder}pyodide.asm.wasm`;
}
