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

from publish import carrier, esbuild, languages, runtime

# Scripts of a page are no modules: neither file:// nor a sandboxed frame loads those.
SCRIPTS = ("entry-checker.js", "frame.js", "partners.js", "page.js", "search-engine.js")
STYLES = ("entry-checker.css", "alone.css")
WORKER = "worker.js"
PYTHON = ("engine", "python", "memory", "archive")
FOLDER = "checker"
MANIFEST = "checker.json"
EMBED = "embed.js"


def write(root: Path) -> None:
    """Write everything anew below the site's root."""
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with TemporaryDirectory() as scratch:
        made = bundled(Path(scratch)) | runtime.files() | carrier.scripts(Path(scratch))
        listed = {name: place(name, file, root) for name, file in made.items()}
    manifest = {"pyodide": runtime.pyodide_version(), "files": listed}
    (root / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    write_embed_script(root)


def bundled(folder: Path) -> dict[str, Path]:
    """The files of browser/, each in one piece."""
    for name in (*SCRIPTS, *STYLES):
        esbuild.bundle(f"browser/{name}", folder / name, format="iife")
    esbuild.bundle(f"browser/{WORKER}", folder / WORKER)
    return {name: folder / name for name in (*SCRIPTS, *STYLES, WORKER)}


def write_embed_script(root: Path) -> None:
    """The partners' script: its address stands in their pages, and stays as it is."""
    titles = {name: languages.words(name)["site"] for name in languages.LANGUAGES}
    define = f"--define:TITLES={json.dumps(titles)}"
    esbuild.bundle(f"browser/{EMBED}", root / EMBED, define, format="iife")


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
    files = {
        name.rpartition(".")[0]: {"address": f"../{file['path']}", "bytes": file["bytes"]}
        for name, file in manifest(root)["files"].items()
    }
    python = {name: files[name] for name in PYTHON}
    host = {"worker": files["worker"]["address"], "files": python}
    return carried_for_page(root, version) | {"host": host}


def carried_for_page(root: Path, version: str) -> dict[str, Any]:
    """The same where files cannot be fetched."""
    read = manifest(root)
    scripts = [
        {"address": f"../{file['path']}", "bytes": file["bytes"]}
        for name, file in read["files"].items()
        if name.startswith("carrier")
    ]
    return {"version": version, "pyodide": read["pyodide"], "carrier": scripts}
