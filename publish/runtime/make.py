"""Run with an empty folder, makes Python's files in it."""

import json
import subprocess
import sys
from pathlib import Path

from publish.runtime import HERE, LONGEST_LINE, NODE, PYODIDE, ROOT, archive, engine


def make(folder: Path) -> None:
    """Make all of it."""
    javascript, sources, modules = folder / "engine.js", folder / "sources.zip", folder / "modules"
    packed, memory = folder / "archive.zip", folder / "memory.bin"
    engine.bundle(PYODIDE, javascript, lockfile_info())
    archive.collect(sources)
    run("compile.mjs", javascript, sources, modules)
    archive.pack(modules, packed)
    run("memory.mjs", javascript, packed, memory)


def lockfile_info() -> str:
    """The facts of the build that stand before Pyodide's list of packages, as JSON."""
    lockfile = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return json.dumps(lockfile["info"])


def run(script: str, *arguments: Path) -> None:
    """Run a script beside this file in Node; ends the process with what it says if it fails."""
    command = [str(NODE), str(HERE / script), str(PYODIDE), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if len(line) <= LONGEST_LINE]
        sys.exit(f"publish/runtime/{script} failed\n" + "\n".join(lines))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
