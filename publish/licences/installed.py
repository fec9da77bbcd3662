"""Files and versions of what npm and pip have installed."""

import json
import re
from importlib import metadata
from pathlib import Path

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("texts")
PYTHON_PACKAGES = Path(str(metadata.distribution("mkdocs").locate_file("")))
BELOW = {"": KEPT, "npm": ROOT / "node_modules", "project": ROOT, "pypi": PYTHON_PACKAGES}


def version(package: str) -> str:
    """The version of a package such as `npm:lit` or `pypi:mkdocs-material`."""
    scheme, _, name = package.partition(":")
    if scheme == "pypi":
        return metadata.version(name)
    manifest = find(f"{package}/package.json").read_text(encoding="utf-8")
    return str(json.loads(manifest)["version"])


def seen(reference: str, pattern: str) -> str:
    """The version that a pattern finds in a file, "" if it has no group; PluginError if nothing."""
    found = re.search(pattern.encode(), find(reference).read_bytes())
    if not found:
        raise PluginError(
            f"publish/licences/list.toml: {pattern!r} is not in {reference}."
            " Look what the file contains now, and mend the list."
        )
    # Pyodide writes Emscripten's version as 5_0_3.
    return found[1].decode().replace("_", ".") if found.groups() else ""


def text(reference: str) -> str:
    """A licence without blank lines around it."""
    return find(reference).read_text(encoding="utf-8").strip("\n")


def find(reference: str) -> Path:
    """A file by its reference in list.toml; PluginError unless there is exactly one."""
    scheme, _, pattern = reference.rpartition(":")
    files = list(BELOW[scheme].glob(pattern))
    if len(files) != 1:
        raise PluginError(f"publish/licences/list.toml: {len(files)} files are {reference}")
    return files[0]
