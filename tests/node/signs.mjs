/** node signs.mjs STATES: the drawing of each state's sign. */
import { sign } from "../../browser/signs.js";
import { text } from "./markup.mjs";

console.log(JSON.stringify(JSON.parse(process.argv[2]).map((state) => text(sign(state)))));
