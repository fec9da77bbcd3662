/** node compile.mjs PYODIDE ENGINE SOURCES MODULES: compiles what a rehearsal reaches of an archive of sources. */
import { mkdirSync } from "node:fs";
import { python, script } from "./python.mjs";

const [pyodide, engine, sources, modules] = process.argv.slice(2);
const { start } = await import(engine);
const interpreter = await start(python(pyodide, sources));
interpreter.runPython(script("rehearsal.py"));
// Listed first: what compiles is not what the checker reaches.
const reached = interpreter.runPython(script("reached.py"));

for (const [folder, root] of Object.entries({ "/modules": modules, "/sources": sources.replace(/[^/]+$/, "") })) {
  mkdirSync(root, { recursive: true });
  interpreter.FS.mkdir(folder);
  interpreter.FS.mount(interpreter.FS.filesystems.NODEFS, { root }, folder);
}
interpreter.runPython(script("compile.py"));
interpreter.globals.get("compile_into")("/modules", `/sources/${sources.split("/").at(-1)}`, reached);
