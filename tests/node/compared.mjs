/** node compared.mjs PAIRS WORDS: what differs between the descriptions of each pair. */
import { differences } from "../../browser/compared.js";

const words = JSON.parse(process.argv[3]);
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(([one, other]) => differences(one, other, words))));
