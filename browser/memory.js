/**
 * Python's memory as a file: where it differs from the memory of a Pyodide in which Python has not started.
 *
 * First comes a head, which is Pyodide's own, filled up to `HEAD` bytes. Then numbers, little-endian and 32 bits wide:
 * the length of the whole memory, and the number of runs; for each run, the bytes from the end of the one before, and
 * its own length. The bytes of all runs follow.
 *
 * @typedef {{HEAPU8: Uint8Array, growMemory: (bytes: number) => void}} Module what Emscripten makes
 */
export const HEAD = 1024;
const WORD = 4;

/** @param {ArrayBuffer} file */
function parts(file) {
  const [length = 0, count = 0] = new Uint32Array(file, HEAD, 2);
  const runs = new Uint32Array(file, HEAD + 2 * WORD, 2 * count);
  return { length, runs, bytes: new Uint8Array(file, HEAD + 2 * WORD + runs.byteLength) };
}

/**
 * @param {ArrayBuffer} file
 * @returns {Uint8Array} by which Pyodide knows whether the memory is one of its own build
 */
export function headOf(file) {
  return new Uint8Array(file, 0, HEAD);
}

/**
 * Turns the memory of a Pyodide that has not started into that of the file, where it is.
 *
 * @param {Module} module
 * @param {ArrayBuffer} file
 */
export function restore(module, file) {
  const { length, runs, bytes } = parts(file);
  if (length > module.HEAPU8.length) module.growMemory(length);
  let [from, to] = [0, 0];
  for (let at = 0; at < runs.length; at += 2) {
    const [gap = 0, size = 0] = runs.subarray(at);
    to += gap;
    module.HEAPU8.set(bytes.subarray(from, from + size), to);
    from += size;
    to += size;
  }
}
