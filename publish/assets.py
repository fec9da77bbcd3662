"""What the page of the checker loads: site/checker/, of checker/, browser/ and Pyodide."""

import os
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import Any

from flit_core import buildapi
from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[1]
PYODIDE = ROOT / "node_modules/pyodide"
RUNTIME = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
ENTRY_POINTS = ("browser/entry-checker.js", "browser/entry-checker.css", "browser/worker.js")
ESBUILD = "node_modules/@esbuild/*/bin/esbuild"  # of the one platform that npm installed
BUNDLING = (
    "--bundle",
    "--format=esm",
    "--target=es2022",
    "--minify",
    "--log-level=warning",
)
# The day of the record: any fixed moment makes the wheel the same at every build.
WHEEL_MOMENT = "1638144000"


def write(root: Path) -> None:
    """Write everything anew into the folder `checker` below the site's root."""
    if not PYODIDE.is_dir():
        raise PluginError("node_modules/ is missing: run `make setup` first")
    folder = root / "checker"
    shutil.rmtree(folder, ignore_errors=True)
    copy_pyodide(folder / "pyodide")
    bundle(folder)
    build_wheel(folder)


def copy_pyodide(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in RUNTIME:
        shutil.copyfile(PYODIDE / name, folder / name)


def bundle(folder: Path) -> None:
    (esbuild,) = ROOT.glob(ESBUILD)
    command = [str(esbuild), *ENTRY_POINTS, *BUNDLING, f"--outdir={folder}"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise PluginError("esbuild could not bundle browser/")


def build_wheel(folder: Path) -> str:
    os.environ.setdefault("SOURCE_DATE_EPOCH", WHEEL_MOMENT)
    with chdir(ROOT):
        return str(buildapi.build_wheel(str(folder)))


def runtime(root: Path) -> dict[str, Any]:
    """The addresses that a page hands to the worker, and the size of what Python needs."""
    folder = root / "checker"
    (wheel,) = folder.glob("*.whl")
    fetched = [*(folder / "pyodide" / name for name in RUNTIME), wheel]
    return {
        "worker": "../checker/worker.js",
        "pyodide": "../checker/pyodide/",
        "wheel": f"../checker/{wheel.name}",
        "bytes": {f"../{file.relative_to(root)}": file.stat().st_size for file in fetched},
    }
