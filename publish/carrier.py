"""Python carried by the page: what a browser that fetches no files starts it from.

On file:// and in sandboxed frames there are classic scripts only. They bring the code as a function
and the files, compressed, as text in parts; a page in one file has the same text in itself.
"""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from publish import compressed, esbuild, runtime

CARRIED = {"python": "python.wasm", "memory": "memory.bin"}
CODE = "carrier0.js"  # the first of the scripts
PART = 1_200_000  # bytes of a file in a script, a multiple of 3: base64 of parts can be joined


def code() -> str:
    """The statement that hands Python's own JavaScript to the page."""
    with TemporaryDirectory() as scratch:
        engine, carried = Path(scratch, "engine.js"), Path(scratch, "carried.js")
        made = runtime.files()["engine.js"]
        esbuild.bundle(made, engine, "--global-name=engine", format="iife")
        esbuild.bundle("browser/carried.js", carried, "--global-name=carried", format="iife")
        texts = engine.read_text(encoding="utf-8") + carried.read_text(encoding="utf-8")
    return f"entryChecker.run=function(port){{{texts}carried.run(port,engine)}};\n"


def parts() -> Iterator[tuple[str, str]]:
    """The files in order: the name of each, and a part of its text."""
    files = runtime.files()
    for name, file in CARRIED.items():
        content = compressed.twin(files[file].read_bytes(), ".gz").read_bytes()
        for start in range(0, len(content), PART):
            yield name, b64encode(content[start : start + PART]).decode()


def scripts(folder: Path) -> dict[str, Path]:
    """The scripts that carry Python, in the order in which a page loads them."""
    statements = [code(), *(f'entryChecker.carry("{name}","{text}")\n' for name, text in parts())]
    found = {f"carrier{number}.js": text for number, text in enumerate(statements)}
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in found}
