/** node memory.mjs PYODIDE ENGINE ARCHIVE FILE: writes the memory of a Python that has imported the checker. */
import "./frozen.mjs";
import { writeFileSync } from "node:fs";
import { zeroFreeMemory, zeroUnusedStack } from "./allocator.mjs";
import { python, script } from "./python.mjs";
import { file } from "./runs.mjs";

const [pyodide, engine, archive, target] = process.argv.slice(2);
const HEAD_LENGTH_AT = 1; // the word of Pyodide's snapshot that says where the memory begins
const { create, start } = await import(engine);

/** @returns {Promise<{head: Uint8Array, full: Uint8Array}>} Pyodide's head, and the memory itself */
async function taken() {
  const interpreter = await start(python(pyodide, archive), { _makeSnapshot: true, _sysExecutable: "python" });
  interpreter.runPython(script("rehearsal.py"));
  interpreter.runPython(script("tidy.py"));
  zeroFreeMemory(interpreter._module);
  zeroUnusedStack(interpreter._module);
  const snapshot = interpreter.makeMemorySnapshot();
  const length = new Uint32Array(snapshot.buffer)[HEAD_LENGTH_AT];
  return { head: snapshot.subarray(0, length), full: snapshot.subarray(length) };
}

/**
 * @param {Uint8Array} head
 * @returns {Promise<Uint8Array>} the memory as it is when it would be restored
 */
async function fresh(head) {
  /** @type {Uint8Array | undefined} */
  let memory;
  async function createPyodideModule(/** @type {object} */ settings) {
    const module = await create(settings);
    memory = module.HEAPU8.slice();
    return module;
  }
  const nothing = file(head, new Uint8Array(0), new Uint8Array(0)).buffer;
  const started = start({ ...python(pyodide, "/dev/null"), memory: nothing }, { createPyodideModule });
  await started.catch(() => {}); // there is no Python in this memory
  return /** @type {any} */ (memory);
}

const { head, full } = await taken();
writeFileSync(/** @type {string} */ (target), file(head, await fresh(head), full));
