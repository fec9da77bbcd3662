"""Bundles JavaScript with esbuild."""

import subprocess
from pathlib import Path

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[1]
PROGRAM = "node_modules/@esbuild/*/bin/esbuild"  # of the one platform that npm installed
# The oldest browsers in which everything is right: adr/0005-one-checker-in-many-places.md.
FLOOR = "chrome123,firefox121,safari17.5"
OPTIONS = (
    "--bundle",
    f"--target={FLOOR}",
    "--minify",
    "--log-level=error",
    "--external:node:*",  # Pyodide asks for them in Node only
    "--external:ws",
)


def bundle(entry_point: str | Path, file: Path, *options: str, format: str = "esm") -> None:
    """Bundle an entry point, such as `browser/worker.js`, into a file; PluginError if it fails.

    `format`: `esm` for a module, `iife` for a script that every page can load, on file:// too.
    """
    program = next(ROOT.glob(PROGRAM), None)
    if program is None:
        raise PluginError("node_modules/ is missing: run `make setup` first")
    command = [str(program), str(entry_point), *OPTIONS, f"--format={format}", *options]
    if subprocess.run([*command, f"--outfile={file}"], cwd=ROOT, check=False).returncode:
        raise PluginError(f"esbuild could not bundle {entry_point}")
