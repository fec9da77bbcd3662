"""The pages that are compared, each in a folder of its own, with compressed twins."""

import json
import shutil
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

from flit_core import buildapi

from publish import assets, compressed, headers, runtime

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
SITE = ROOT / "site"
STOCK = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
PYSCRIPT = HERE / "node_modules/@pyscript/core/dist"


def build(folder: Path) -> Mapping[str, Path]:
    """Write all pages below a folder; where each of them starts."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "pages", folder)
    copy_runtime(folder / "runtime")
    for name in ("stock", "pyscript"):
        copy_python(folder / name)
    shutil.copytree(PYSCRIPT, folder / "pyscript/pyscript")
    for name in ("runtime", "stock", "pyscript"):
        keep_for_ever(folder / name)
        compressed.write(folder / name)
    return {
        "the checker's page": SITE / "en/checker.html",
        "its runtime alone": folder / "runtime/index.html",
        "stock Pyodide": folder / "stock/index.html",
        "PyScript": folder / "pyscript/index.html",
    }


def copy_runtime(folder: Path) -> None:
    """Ours as it is on the site, with its addresses in the page."""
    shutil.copytree(SITE / assets.FOLDER, folder / assets.FOLDER)
    files = {
        name.partition(".")[0]: {"address": file["path"], "bytes": file["bytes"]}
        for name, file in assets.manifest(SITE)["files"].items()
    }
    page = folder / "index.html"
    page.write_text(page.read_text().replace("FILES", json.dumps(files)))


def copy_python(folder: Path) -> None:
    """Pyodide as it comes, and the checker as a wheel."""
    (folder / "pyodide").mkdir(parents=True)
    for name in STOCK:
        shutil.copyfile(runtime.PYODIDE / name, folder / "pyodide" / name)
    with chdir(ROOT):
        wheel = buildapi.build_wheel(str(folder))
    for page in (*folder.glob("worker.js"), *folder.glob("*.json")):
        page.write_text(page.read_text().replace("WHEEL", wheel))


def keep_for_ever(folder: Path) -> None:
    """They too are served by a host that lets browsers keep what does not change."""
    rules = [f"/{part}\n  Cache-Control: {headers.FOR_EVER}\n" for part in ("*/*", "*.whl")]
    (folder / headers.FILE).write_text("".join(rules), encoding="utf-8")
