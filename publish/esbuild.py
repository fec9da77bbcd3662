"""Bundles JavaScript with esbuild."""

import subprocess
from pathlib import Path

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[1]
PROGRAM = "node_modules/@esbuild/*/bin/esbuild"  # of the one platform that npm installed
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--target=es2022",
    "--minify",
    "--log-level=error",
    "--external:node:*",  # Pyodide asks for them in Node only
    "--external:ws",
)


def bundle(entry_point: str, file: Path, *options: str) -> None:
    """Bundle an entry point, such as `browser/worker.js`, into a file; PluginError if it fails."""
    program = next(ROOT.glob(PROGRAM), None)
    if program is None:
        raise PluginError("node_modules/ is missing: run `make setup` first")
    command = [str(program), entry_point, *OPTIONS, *options, f"--outfile={file}"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise PluginError(f"esbuild could not bundle {entry_point}")
