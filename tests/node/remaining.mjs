/** node remaining.mjs CASES: what is said of the questions to come, for visit, page and party each. */
import { remainingText } from "../../browser/remaining.js";

const cases = JSON.parse(process.argv[2]);
console.log(JSON.stringify(cases.map(([visit, page, party]) => remainingText(visit, page, party) ?? null)));
