/** Writes the file that browser/memory.js reads and describes. */

// Small enough to leave out most of what did not change, large enough for a few hundred runs at most.
const BLOCK = 256;

/**
 * @param {Uint8Array} head its length a multiple of four
 * @param {Uint8Array} fresh memory before Python starts
 * @param {Uint8Array} full memory to restore; not shorter
 * @returns {Uint8Array}
 */
export function file(head, fresh, full) {
  const runs = [...differing(fresh, full)];
  const numbers = Uint32Array.of(head.length, full.length, runs.length, ...runs.flatMap(({ gap, size }) => [gap, size]));
  const bytes = runs.map(({ start, size }) => full.subarray(start, start + size));
  return new Uint8Array(Buffer.concat([new Uint8Array(numbers.buffer), head, ...bytes]));
}

/**
 * @param {Uint8Array} fresh
 * @param {Uint8Array} full
 * @yields {{start: number, gap: number, size: number}} gap: the bytes from the end of the run before
 */
function* differing(fresh, full) {
  let end = 0;
  for (let start = nextBlock(fresh, full, 0, true); start < full.length; start = nextBlock(fresh, full, end, true)) {
    const gap = start - end;
    end = nextBlock(fresh, full, start, false);
    yield { start, gap, size: end - start };
  }
}

/**
 * @param {Uint8Array} fresh
 * @param {Uint8Array} full
 * @param {number} from
 * @param {boolean} differs
 * @returns {number} where the next block starts that differs, or does not; the end where there is none
 */
function nextBlock(fresh, full, from, differs) {
  let at = from;
  while (at < full.length && blockDiffers(fresh, full, at) !== differs) at += BLOCK;
  return Math.min(at, full.length);
}

/**
 * @param {Uint8Array} fresh
 * @param {Uint8Array} full
 * @param {number} at
 */
function blockDiffers(fresh, full, at) {
  return full.subarray(at, at + BLOCK).some((byte, i) => byte !== (fresh[at + i] ?? 0));
}
