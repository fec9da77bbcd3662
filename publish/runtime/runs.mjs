/** Writes the file that browser/memory.js reads and describes. */
import { HEAD } from "../../browser/memory.js";

// Small enough to leave out most of what did not change, large enough for a few hundred runs at most.
const BLOCK = 256;
/** The word of Pyodide's head that says where the memory begins. */
export const BEGINS = 1;

/**
 * @param {Uint8Array} head not longer than HEAD
 * @param {Uint8Array[]} fresh memories before Python starts, of different circumstances
 * @param {Uint8Array} full memory to restore; not shorter
 * @returns {Uint8Array}
 */
export function file(head, fresh, full) {
  const runs = [...differing(fresh, full)];
  const numbers = Uint32Array.of(full.length, runs.length, ...runs.flatMap(({ gap, size }) => [gap, size]));
  const bytes = runs.map(({ start, size }) => full.subarray(start, start + size));
  return new Uint8Array(Buffer.concat([filled(head), new Uint8Array(numbers.buffer), ...bytes]));
}

/**
 * @param {Uint8Array} head of which the second word says where the memory begins
 * @returns {Uint8Array} the same, as long as all heads are
 */
function filled(head) {
  if (head.length > HEAD) throw new Error(`Pyodide's head is ${head.length} bytes long; browser/memory.js has ${HEAD}`);
  const whole = new Uint8Array(HEAD);
  whole.set(head);
  new Uint32Array(whole.buffer)[BEGINS] = HEAD;
  return whole;
}

/**
 * @param {Uint8Array[]} fresh
 * @param {Uint8Array} full
 * @yields {{start: number, gap: number, size: number}} a run of blocks that differ from some fresh memory; gap: the
 *   bytes from the end of the run before
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
 * @param {Uint8Array[]} fresh
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
 * @param {Uint8Array[]} fresh
 * @param {Uint8Array} full
 * @param {number} at
 */
function blockDiffers(fresh, full, at) {
  const block = full.subarray(at, at + BLOCK);
  return fresh.some((memory) => block.some((byte, i) => byte !== (memory[at + i] ?? 0)));
}
