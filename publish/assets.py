"""What the page of the checker loads: site/checker/, made of browser/ and of publish/runtime/.

A file's name says what is in it, so that it can be kept for ever and no version mixes with another;
site/checker.json lists them all.
"""

import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from publish import esbuild, runtime

BUNDLED = ("entry-checker.js", "entry-checker.css", "worker.js")
PYTHON = ("engine", "python", "memory", "archive")
FOLDER = "checker"
MANIFEST = "checker.json"


def write(root: Path) -> None:
    """Write everything anew below the site's root."""
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with TemporaryDirectory() as scratch:
        found = bundled(Path(scratch)) | runtime.files()
        listed = {name: place(name, file, root) for name, file in found.items()}
    manifest = {"pyodide": runtime.pyodide_version(), "files": listed}
    (root / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def bundled(folder: Path) -> dict[str, Path]:
    """The files of browser/, each in one piece."""
    for name in BUNDLED:
        esbuild.bundle(f"browser/{name}", folder / name)
    return {name: folder / name for name in BUNDLED}


def place(name: str, file: Path, root: Path) -> dict[str, Any]:
    """Copy a file to where its content says; its line in the manifest."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    stem, _, suffix = name.rpartition(".")
    path = f"{FOLDER}/{stem}.{digest[:12]}.{suffix}"
    (root / path).write_bytes(content)
    return {"path": path, "bytes": len(content), "sha256": digest}


def manifest(root: Path) -> dict[str, Any]:
    """The manifest of a site."""
    read: dict[str, Any] = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    return read


def addresses(root: Path) -> dict[str, str]:
    """Where each file is, seen from a page."""
    return {name: f"../{file['path']}" for name, file in manifest(root)["files"].items()}


def for_page(root: Path, version: str) -> dict[str, Any]:
    """What a page hands to the checker: where Python's files are, how large, and which versions."""
    read = manifest(root)
    files = {
        name.partition(".")[0]: {"address": f"../{file['path']}", "bytes": file["bytes"]}
        for name, file in read["files"].items()
    }
    python = {name: file for name, file in files.items() if name in PYTHON}
    worker = files["worker"]["address"]
    return {"version": version, "pyodide": read["pyodide"], "worker": worker, "files": python}
