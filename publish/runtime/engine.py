"""Pyodide's JavaScript for the page, without what only libraries loaded later would need.

It names each of some five thousand functions of its WebAssembly, and gives each a place in a table,
for side modules to find. There are none here, so names that no code reads go, and places that the
WebAssembly itself does not ask for: a third of the text, and a tenth of the time to start.
"""

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError

from publish import esbuild

HERE = Path(__file__).parent
BROWSER = HERE.parents[1] / "browser"
NAME = re.compile(r"[A-Za-z_$][\w$]*")
# _PyFloat_Type=Module["_PyFloat_Type"]=wasmExports["PyFloat_Type"].value>>>0;
NAMING = re.compile(r'([\w$]+)=Module\["\1"\]=wasmExports\["[^"]+"\](?:\.value>>>0)?;')
DECLARATION = re.compile(r"var ((?:[\w$]+,){50,}[\w$]+);")
MENTIONS = 3  # in its declaration, and twice where it is named
FEWEST_NAMES = 4000
PLACING = "if(isInternalSym(symName)){continue}var value=exports[symName];"
PLACING_IF_ASKED = f"if(!GOT[symName])continue;{PLACING}"


def bundle(pyodide: Path, target: Path, lockfile_info: str) -> None:
    """Bundle `browser/engine.js` with the smaller Pyodide."""
    with TemporaryDirectory() as scratch:
        smaller = Path(scratch, "pyodide.asm.mjs")
        text = (pyodide / smaller.name).read_text(encoding="utf-8")
        smaller.write_text(slim(text, readers(pyodide)), encoding="utf-8")
        alias = f"--alias:pyodide/{smaller.name}={smaller}"
        esbuild.bundle(
            "browser/engine.js", target, alias, f"--define:LOCKFILE_INFO={lockfile_info}"
        )


def readers(pyodide: Path) -> str:
    """All code beside Pyodide's own that reads those names."""
    files = [pyodide / "pyodide.mjs", BROWSER / "memory.js", *sorted(HERE.glob("*.mjs"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def slim(text: str, readers: str) -> str:
    """The JavaScript without what nothing uses; PluginError if it looks otherwise."""
    mentions, read = Counter(NAME.findall(text)), set(NAME.findall(readers))
    named = {match[1] for match in NAMING.finditer(text)}
    unused = {name for name in named if mentions[name] == MENTIONS and name not in read}
    if len(unused) < FEWEST_NAMES or text.count(PLACING) != 1:
        raise PluginError(
            "pyodide.asm.mjs does not look as publish/runtime/engine.py expects:"
            f" {len(unused)} names that nothing reads (at least {FEWEST_NAMES} are known),"
            f" {text.count(PLACING)} loops that give places (1 is known)."
            " Compare it with the version before, then mend NAMING and PLACING."
        )
    return without(unused, text).replace(PLACING, PLACING_IF_ASKED)


def without(unused: set[str], text: str) -> str:
    """The text with neither the declarations nor the namings of some names."""
    kept = NAMING.sub(lambda match: "" if match[1] in unused else match[0], text)
    return DECLARATION.sub(lambda match: declaration(match[1].split(","), unused), kept)


def declaration(names: list[str], unused: set[str]) -> str:
    left = [name for name in names if name not in unused]
    return f"var {','.join(left)};" if left else ""
