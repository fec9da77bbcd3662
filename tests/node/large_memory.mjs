/** node large_memory.mjs PYODIDE ENGINE MEMORY: restores a memory that says it is 48 MiB long. */
import { read, restored } from "./memory_of.mjs";

const [pyodide, engine, file] = /** @type {[string, string, string]} */ (process.argv.slice(2));
const LENGTH = 1024 / 4; // the word behind the head
const memory = read(file);
new Uint32Array(memory)[LENGTH] = 48 * 1024 * 1024;
const interpreter = await restored(pyodide, engine, memory);
const bytes = interpreter._module.HEAPU8.length;
const { status } = JSON.parse(interpreter.pyimport("checker").evaluate_json("{}"));
const grown = interpreter.runPython("len(bytearray(60_000_000)) == 60_000_000");
console.log(JSON.stringify({ bytes, status, grown }));
