/** node allocator.mjs PYODIDE ENGINE: looks at a block of memory before and after it is freed. */
import { chunks, zeroFreeMemory, zeroUnusedStack } from "../../publish/runtime/allocator.mjs";

const [pyodide, engine] = process.argv.slice(2);
const { start } = await import(engine);
const interpreter = await start({ indexURL: `${pyodide}/`, archive: `${pyodide}/python_stdlib.zip` });
const module = interpreter._module;

const [SIZE, MARK] = [5000, 0xa5];
const block = module._malloc(SIZE);
const after = module._malloc(SIZE); // so that the block does not become a part of what follows it
module.HEAPU8.fill(MARK, block, block + SIZE);
const chunk = [...chunks(module)].find(({ start }) => start === block);
zeroFreeMemory(module);
const kept = module.HEAPU8.subarray(block, block + SIZE).every((byte) => byte === MARK);
module._free(block);
zeroFreeMemory(module);
const LINKS = 32; // at most: of the free chunk itself
const zeroed = module.HEAPU8.subarray(block + LINKS, block + SIZE - LINKS).every((byte) => byte === 0);
module._free(after);

module.HEAPU8.fill(MARK, module._emscripten_stack_get_end(), module._emscripten_stack_get_end() + SIZE);
zeroUnusedStack(module);
const low = module._emscripten_stack_get_end();
const stack = { zeroed: module.HEAPU8.subarray(low, module.stackSave()).every((byte) => byte === 0) };

const python = interpreter.runPython("' '.join(['still'] + [c for c in ['here'] if len(str(list(range(10 ** 5)))) > 10])");
const inUse = { found: Boolean(chunk), inUse: chunk?.inUse, kept };
console.log(JSON.stringify({ "in use": inUse, freed: { zeroed }, python, stack }));
