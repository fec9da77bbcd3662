"""Python for the page: the checker, and what it reaches of the standard library.

Made in Node, with the Pyodide that the page loads, in three steps: the modules that a rehearsal of
the checker reaches are compiled; they are packed into one archive; and the memory of the Python
that has imported them is taken. adr/0004-the-fast-runtime.md says why.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError

from publish import esbuild
from publish.runtime import archive

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PYODIDE = ROOT / "node_modules/pyodide"
KEPT = ROOT / "build/runtime"
LONGEST_LINE = 400  # Node shows the line that threw, which is a megabyte of a bundle
NODE = Path(sys.executable).with_name("node")
# All that the files are made of. npm and pip have checked what is installed against the locks.
INGREDIENTS = (
    "browser/engine.js",
    "browser/memory.js",
    "checker",
    "package-lock.json",
    "publish/esbuild.py",
    "publish/runtime",
    "requirements/runtime.txt",
    "requirements/site.txt",
)


def files() -> dict[str, Path]:
    """Python's files by their names: made once, and again when an ingredient changes."""
    folder = KEPT / fingerprint()
    if not folder.is_dir():
        shutil.rmtree(KEPT, ignore_errors=True)
        KEPT.mkdir(parents=True)
        with TemporaryDirectory(dir=KEPT) as scratch:
            make(Path(scratch))
            shutil.copytree(scratch, folder)
    return {
        "engine.js": folder / "engine.js",
        "python.wasm": PYODIDE / "pyodide.asm.wasm",
        "memory.bin": folder / "memory.bin",
        "archive.zip": folder / "archive.zip",
    }


def fingerprint() -> str:
    """What the ingredients are, in a word."""
    total = hashlib.sha256()
    for file in ingredients():
        total.update(f"{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


def ingredients() -> Iterator[Path]:
    """Every file of `INGREDIENTS`, in the same order everywhere."""
    for name in INGREDIENTS:
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                yield file


def make(folder: Path) -> None:
    """Make all of it in an empty folder."""
    if not PYODIDE.is_dir():
        raise PluginError("node_modules/ is missing: run `make setup` first")
    engine, sources, modules = folder / "engine.js", folder / "sources.zip", folder / "modules"
    packed, memory = folder / "archive.zip", folder / "memory.bin"
    esbuild.bundle("browser/engine.js", engine, f"--define:LOCKFILE_INFO={lockfile_info()}")
    archive.collect(sources)
    run("compile.mjs", engine, sources, modules)
    archive.pack(modules, packed)
    run("memory.mjs", engine, packed, memory)


def lockfile_info() -> str:
    """The facts of the build that stand before Pyodide's list of packages, as JSON."""
    lockfile = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return json.dumps(lockfile["info"])


def run(script: str, *arguments: Path) -> None:
    """Run a script beside this file in Node; PluginError with what it says if it fails."""
    command = [str(NODE), str(HERE / script), str(PYODIDE), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if len(line) <= LONGEST_LINE]
        raise PluginError(f"publish/runtime/{script} failed\n" + "\n".join(lines))


def pyodide_version() -> str:
    """The version of Pyodide that is installed."""
    package = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])
