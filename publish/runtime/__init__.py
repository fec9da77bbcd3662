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
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from mkdocs.exceptions import PluginError

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
        make_apart(folder)
    return {
        "engine.js": folder / "engine.js",
        "python.wasm": PYODIDE / "pyodide.asm.wasm",
        "memory.bin": folder / "memory.bin",
        "archive.zip": folder / "archive.zip",
    }


def make_apart(folder: Path) -> None:
    """In a process of its own, since a serving MkDocs must see every edit of this package.

    The folder gets its name only when it is whole: a build may be stopped, or meet another one.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    scratch = Path(mkdtemp(dir=KEPT))
    try:
        command = [sys.executable, "-B", "-m", "publish.runtime.make", str(scratch)]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        if done.returncode:
            raise PluginError(done.stderr)
        forget_what_came_before()
        with suppress(OSError):  # another build was faster
            scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def forget_what_came_before() -> None:
    """All but what other builds are making now."""
    for folder in KEPT.glob("[0-9a-f]*"):
        shutil.rmtree(folder, ignore_errors=True)


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


def pyodide_version() -> str:
    """The version of Pyodide that is installed."""
    package = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])
