/** The work of somebody who decides: requests on the first line, then what to do with them. */
import { createInterface } from "node:readline";

/**
 * Answers `decisions WAY` with all decisions, and `time WAY` with the milliseconds that they took.
 *
 * @param {(given: any) => Record<string, [any[], (item: any) => any]>} prepare what each way is
 *   given of each request, and how it decides that
 */
export async function contest(prepare) {
  let ways;
  for await (const line of createInterface({ input: process.stdin })) {
    if (ways) console.log(JSON.stringify(answer(line, ways)));
    else ways = prepare(JSON.parse(line));
  }
}

function answer(line, ways) {
  const [what, name] = line.split(" ");
  const [items, decide] = ways[name];
  if (what === "decisions") return items.map(decide);
  const start = performance.now();
  for (const item of items) decide(item);
  return performance.now() - start;
}
