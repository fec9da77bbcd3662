/** node strange_heap.mjs: what is said of a heap in which sizes do not lead from chunk to chunk. */
import { zeroFreeMemory } from "../../publish/runtime/allocator.mjs";

const HEAPU8 = new Uint8Array(4096);
const HEAPU32 = new Uint32Array(HEAPU8.buffer);
HEAPU32[1024 / 4 + 1] = 16 | 3; // a good chunk at 1024, and at 1040 one that would end beyond the heap
HEAPU32[1040 / 4 + 1] = 4000 | 3;
const module = { HEAPU8, HEAPU32, ___heap_base: 1024, _sbrk: () => 2048 };
try {
  zeroFreeMemory(/** @type {any} */ (module));
} catch (error) {
  console.log(JSON.stringify(/** @type {Error} */ (error).message));
}
