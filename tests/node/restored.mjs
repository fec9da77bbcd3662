/** node restored.mjs PYODIDE ENGINE MEMORY: puts a restored Python through its paces. */
import { read, restored } from "./memory_of.mjs";

const [pyodide, engine, file] = /** @type {[string, string, string]} */ (process.argv.slice(2));
const interpreter = await restored(pyodide, engine, read(file));
const found = JSON.parse(
  interpreter.runPython(`
import gc, json, traceback
from datetime import datetime, timedelta, timezone

def deeper():
    return deeper()

def name_of(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__

def fault():
    from checker.words import Words
    Words(None, "zh")("no policy")

try:
    fault()
except Exception:
    text = traceback.format_exc()

class Ring:
    pass

ring = Ring()
ring.itself = ring
del ring
json.dumps({
    "recursion": name_of(deeper),
    "traceback": text,
    "zone": datetime(2021, 11, 29, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=8))).isoformat(),
    "garbage": gc.collect(),
    "random": name_of(lambda: __import__("random")),
})`),
);
const { evaluate_json } = interpreter.pyimport("checker");
const request = JSON.stringify({ arrival: "2021-11-29T08:00", travellers: [{ age: 34, trips: [] }] });
for (let i = 0; i < 1000; i++) evaluate_json(request);
const before = interpreter._module._sbrk(0);
for (let i = 0; i < 10_000; i++) evaluate_json(request);
console.log(JSON.stringify({ ...found, growth: interpreter._module._sbrk(0) - before }));
