/** node memory.mjs PYODIDE ENGINE ARCHIVE FILE: writes the memory of a Python that has imported the checker. */
import { beElsewhere } from "./chance.mjs";
import { writeFileSync } from "node:fs";
import { zeroFreeMemory, zeroUnusedStack } from "./allocator.mjs";
import { python, script } from "./python.mjs";
import { BEGINS, file } from "./runs.mjs";

const [pyodide, engine, archive, target] = process.argv.slice(2);
const { create, start } = await import(engine);

/** @returns {Promise<{head: Uint8Array, full: Uint8Array}>} Pyodide's head, and the memory itself */
async function taken() {
  const interpreter = await start(python(pyodide, archive), { _makeSnapshot: true, _sysExecutable: "python" });
  interpreter.runPython(script("rehearsal.py"));
  interpreter.runPython(script("tidy.py"));
  zeroFreeMemory(interpreter._module);
  zeroUnusedStack(interpreter._module);
  const snapshot = interpreter.makeMemorySnapshot();
  const length = new Uint32Array(snapshot.buffer)[BEGINS];
  return { head: snapshot.subarray(0, length), full: snapshot.subarray(length) };
}

/**
 * @param {Uint8Array} head
 * @param {string} program
 * @returns {Promise<Uint8Array>} a memory as it is when another is restored in it
 */
async function fresh(head, program) {
  /** @type {Uint8Array | undefined} */
  let memory;
  async function createPyodideModule(/** @type {object} */ settings) {
    const module = await create(settings);
    memory = module.HEAPU8.slice();
    return module;
  }
  const from = { ...python(pyodide, "/dev/null"), memory: false };
  const started = start(from, { _loadSnapshot: head, _sysExecutable: program, createPyodideModule });
  await started.catch(() => {}); // there is no Python in this memory
  return /** @type {any} */ (memory);
}

const { head, full } = await taken();
const known = await fresh(head, "python");
beElsewhere();
const other = await fresh(head, "./a program of another name");
writeFileSync(/** @type {string} */ (target), file(head, [known, other], full));
