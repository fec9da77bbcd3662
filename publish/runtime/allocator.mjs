/**
 * Zeroes what Pyodide's memory holds but no longer uses, which makes it much smaller once compressed.
 *
 * It takes for granted that memory comes from dlmalloc: chunks without a gap from `__heap_base` to the end of the
 * heap, each with its size in its second word, where bit 2 says that it is in use; a free chunk then begins with its
 * links to other free ones, two words for a small one and six for a large one.
 */
const HEADER = 8;
const SMALLEST = 16;
const FLAGS = 7;
const IN_USE = 2;
const LARGE = 256;

/**
 * @typedef {{
 *   ___heap_base: number, _sbrk: (by: number) => number, HEAPU8: Uint8Array, HEAPU32: Uint32Array,
 *   _emscripten_stack_get_end: () => number, stackSave: () => number,
 * }} Module
 */

/**
 * @param {Module} module
 * @yields {{start: number, end: number, inUse: boolean}} each chunk of the heap without its header
 * @throws where the heap does not look as described above
 */
export function* chunks({ ___heap_base: base, _sbrk: sbrk, HEAPU32: words }) {
  const heapEnd = sbrk(0);
  let at = Math.ceil(base / SMALLEST) * SMALLEST;
  while (at < heapEnd) {
    const word = words[at / 4 + 1] ?? 0;
    const end = at + (word & ~FLAGS);
    if (end < at + SMALLEST || end > heapEnd) throw new Error(broken(at, heapEnd));
    yield { start: at + HEADER, end, inUse: Boolean(word & IN_USE) };
    at = end;
  }
}

/** @param {number} at @param {number} end */
function broken(at, end) {
  return `Pyodide's heap is not the row of dlmalloc's chunks that publish/runtime/allocator.mjs takes it for: \
there is no chunk at ${at}, and the heap ends at ${end}. Look at how this Pyodide allocates, then mend chunks().`;
}

/** @param {Module} module */
export function zeroFreeMemory(module) {
  for (const { start, end, inUse } of chunks(module)) {
    const links = end - start + HEADER < LARGE ? 2 : 6;
    if (!inUse) module.HEAPU8.fill(0, start + 4 * links, end);
  }
}

/** @param {Module} module */
export function zeroUnusedStack({ HEAPU8, _emscripten_stack_get_end: stackEnd, stackSave }) {
  HEAPU8.fill(0, stackEnd(), stackSave());
}
