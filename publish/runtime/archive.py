"""The archives of Python's modules: all sources, and the compiled ones for the page."""

from pathlib import Path
from zipfile import ZipFile, ZipInfo

from pyodide_build.pyzip import create_zipfile

ROOT = Path(__file__).parents[2]
STUBS = Path(__file__).with_name("stubs")
STANDARD_LIBRARY = ROOT / "node_modules/pyodide/python_stdlib.zip"


def collect(archive: Path) -> None:
    """Pyodide's library, the stubs in place of what they stand for, and the checker."""
    stubs, checker = below(STUBS, ".py"), below(ROOT / "checker", ".py", ".toml")
    with ZipFile(archive, "w") as sources, ZipFile(STANDARD_LIBRARY) as library:
        for name in library.namelist():
            if not is_replaced(name, stubs):
                sources.writestr(name, library.read(name))
        for name, file in stubs.items():
            sources.write(file, name)
        for name, file in checker.items():
            sources.write(file, f"checker/{name}")


def is_replaced(name: str, stubs: dict[str, Path]) -> bool:
    """A stub replaces its module; one of a package all that is in the package's folder."""
    packages = {stub.removesuffix("__init__.py") for stub in stubs if stub.endswith("__init__.py")}
    return name in stubs or name.startswith(tuple(packages))


def below(folder: Path, *suffixes: str) -> dict[str, Path]:
    """Files by their paths in a folder, in the same order everywhere."""
    found = sorted(file for file in folder.rglob("*") if file.suffix in suffixes)
    return {file.relative_to(folder).as_posix(): file for file in found}


def pack(modules: Path, archive: Path) -> None:
    """Pack compiled modules and the checker's tables: stored, since what serves them compresses."""
    packed = archive.with_suffix(".packed.zip")
    create_zipfile([modules], packed, compression_level=0)
    with ZipFile(packed) as loose:
        content = {name: loose.read(name) for name in loose.namelist() if not name.endswith("/")}
    # pyodide-build leaves tables out, and keeps the order and the times of this machine's disk.
    tables = below(ROOT / "checker", ".toml")
    content |= {f"checker/{name}": file.read_bytes() for name, file in tables.items()}
    with ZipFile(archive, "w") as final:
        for name in sorted(content):
            final.writestr(ZipInfo(name), content[name])
