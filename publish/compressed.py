"""Compressed twins, `.br` and `.gz`, beside each file of a site that is worth it.

Brotli at its best takes half a minute for Pyodide, so the twins are kept in build/compressed/ by
what is in them.
"""

import gzip
import hashlib
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build/compressed"
# What is not compressed as it is. A ZIP is, but ours stores its files as they are.
WORTH_IT = {
    ".bin",
    ".css",
    ".html",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".txt",
    ".wasm",
    ".webmanifest",
    ".xml",
    ".zip",
}
LARGEST_WINDOW = 24  # as a power of two: as far back as every browser can look


def best_brotli(content: bytes) -> bytes:
    smaller: bytes = brotli.compress(content, quality=11, lgwin=LARGEST_WINDOW)
    return smaller


def best_gzip(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=0)


WAYS: Mapping[str, Callable[[bytes], bytes]] = {".br": best_brotli, ".gz": best_gzip}


def write(root: Path) -> None:
    """Write the twins of every file below a folder."""
    files = sorted(file for file in root.rglob("*") if file.suffix in WORTH_IT and file.is_file())
    with ThreadPoolExecutor() as pool:
        list(pool.map(write_twins, files))


def write_twins(file: Path) -> None:
    content = file.read_bytes()
    for suffix in WAYS:
        shutil.copyfile(twin(content, suffix), f"{file}{suffix}")


def twin(content: bytes, suffix: str) -> Path:
    """Where the compressed form of some content is kept."""
    kept = KEPT / f"{hashlib.sha256(content).hexdigest()}{suffix}"
    if not kept.is_file():
        keep(kept, WAYS[suffix](content))
    return kept


def keep(kept: Path, content: bytes) -> None:
    """Under its name only when it is whole: a build may be stopped, or meet another one."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=KEPT, delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(kept)
