import { loadPyodide } from "./pyodide/pyodide.mjs";

const python = await loadPyodide();
await python.loadPackage(new URL("WHEEL", import.meta.url).href);
const { evaluate_json } = python.pyimport("checker");
postMessage({ reached: "ready" });
evaluate_json("{}");
postMessage({ reached: "first-verdict" });
const heading = python.runPython('import checker; checker.opening("en")["screens"][0]["heading"]');
postMessage({ reached: "first-question", heading });
