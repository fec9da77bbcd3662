/** node page.mjs PYODIDE ENGINE MEMORY: the Python of the checker's page, which takes and gives JSON. */
import { readFileSync } from "node:fs";
import { contest } from "./contestant.mjs";

const [pyodide, engine, file] = process.argv.slice(2);
const { start } = await import(engine);
const memory = Promise.resolve(new Uint8Array(readFileSync(file)).buffer);
const python = await start({ indexURL: `${pyodide}/`, archive: "/dev/null", memory });
const { evaluate_json } = python.pyimport("checker");

await contest(({ requests }) => ({
  page: [requests.map((request) => JSON.stringify(request)), (text) => evaluate_json(text)],
}));
