/** node reason.mjs PYODIDE ENGINE MEMORY: what is told of an error whose message quotes an answer. */
import { reasonOf } from "../../browser/reason.js";
import { read, restored } from "./memory_of.mjs";

const [pyodide, engine, file] = /** @type {[string, string, string]} */ (process.argv.slice(2));
const interpreter = await restored(pyodide, engine, read(file));
try {
  interpreter.runPython("from checker.words import Words\nWords(None, 'zh').fill('{a}', a='Nainai', b=int('2021-12-05T11:11'))");
} catch (error) {
  console.log(JSON.stringify([String(error), reasonOf(error), reasonOf(new TypeError("11:11")), reasonOf("11:11")]));
}
