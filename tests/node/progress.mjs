/** node progress.mjs PROGRESSES WORDS: what is said aloud at each of them. */
import { spokenProgress } from "../../browser/waiting.js";

const words = JSON.parse(process.argv[3]);
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((progress) => spokenProgress(progress, words))));
