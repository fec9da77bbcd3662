"""Run inside Pyodide: compiles modules, leaving behind what nothing in the page reads.

That is docstrings and asserts (`optimize=2`), the annotations of functions (those of classes stay,
dataclasses read them), and which line is which, but for the checker's own modules.
"""

import ast
import marshal
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from zipfile import ZipFile

UNCHECKED_HASH = (1).to_bytes(4, "little")  # PEP 552: nobody looks for the source


def compile_into(folder: str, archive: str, names: str) -> None:
    """Compile modules of an archive, one path a line, into files below a folder."""
    with ZipFile(archive) as sources:
        for name in names.splitlines():
            target = Path(folder, name).with_suffix(".pyc")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(compiled(name, sources.read(name)))


def compiled(name: str, source: bytes) -> bytes:
    """The content of a `.pyc` file."""
    tree = without_annotations(ast.parse(source))
    code = compile(tree, name, "exec", dont_inherit=True, optimize=2)
    kept = code if name.startswith("checker/") else without_lines(code)
    return MAGIC_NUMBER + UNCHECKED_HASH + source_hash(source) + marshal.dumps(kept)


def without_annotations(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return tree


def without_lines(code: CodeType) -> CodeType:
    inner = (without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))
