"""Python as it is made for the page, and what that takes for granted of Pyodide.

When another Pyodide breaks one of these tests, the message says which assumption has gone.
"""

import re
import zipfile

import pytest
from in_node import node
from mkdocs.exceptions import PluginError

from publish import runtime
from publish.runtime import engine

pytestmark = pytest.mark.site

STANDARD_LIBRARY = runtime.PYODIDE / "python_stdlib.zip"
MAGIC_OF_3_14 = (3627).to_bytes(2, "little") + b"\r\n"
ASM = (runtime.PYODIDE / "pyodide.asm.mjs").read_text("utf-8")


@pytest.fixture(scope="module")
def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(runtime.files()["archive.zip"])


def test_the_archive_holds_the_checker_as_the_page_uses_it(archive: zipfile.ZipFile) -> None:
    names = {name for name in archive.namelist() if name.startswith("checker/")}
    policy = "checker/policies/beijing_2021_11_17"
    assert {"checker/__init__.pyc", "checker/evaluation.pyc", f"{policy}/rules.pyc"} <= names
    tables = {name for name in names if not name.endswith(".pyc")}
    assert tables == {"checker/texts.toml", f"{policy}/policy.toml", f"{policy}/texts.toml"}
    assert not {"checker/__main__.pyc", "checker/terminal.pyc"} & names


def test_the_archive_holds_what_the_checker_reaches_and_little_else(
    archive: zipfile.ZipFile,
) -> None:
    names = {name for name in archive.namelist() if not name.startswith("checker/")}
    reached = {
        "dataclasses",
        "datetime",
        "json/decoder",
        "re/__init__",
        "tomllib/_parser",
        "typing",
    }
    assert {f"{name}.pyc" for name in reached} <= names
    assert all(name.endswith(".pyc") for name in names)
    assert len(names) < 75
    unreached = r"argparse|email|urllib|pathlib|tempfile|zipfile|threading|unittest|ctypes|http"
    assert [name for name in names if re.match(unreached, name)] == []


def test_nothing_by_chance_is_in_the_archive(archive: zipfile.ZipFile) -> None:
    """`random` would say the same after every restoring; it is not there to be used."""
    assert [name for name in archive.namelist() if re.match("random|secrets|uuid", name)] == []


def test_modules_are_compiled_for_the_python_in_the_page(archive: zipfile.ZipFile) -> None:
    """By their head: the magic number, and that nobody looks for a source (PEP 552)."""
    for name in archive.namelist():
        if name.endswith(".pyc"):
            assert archive.read(name)[:8] == MAGIC_OF_3_14 + b"\1\0\0\0", name


def test_the_archive_is_stored_for_the_host_to_compress(archive: zipfile.ZipFile) -> None:
    assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist() == sorted(archive.namelist())


def test_the_stub_of_the_package_loader_answers_all_that_javascript_asks() -> None:
    asked = set(re.findall(r"API\.package_loader\.(\w+)", ASM))
    at_the_start = {"SITE_PACKAGES", "DSO_DIR", "init_loaded_packages"}
    for_packages = {"unpack_buffer"}
    unknown = asked - at_the_start - for_packages
    assert not unknown, (
        f"Pyodide's JavaScript asks its package loader for {unknown}, which"
        " publish/runtime/stubs/pyodide/_package_loader.py does not have"
    )
    stub = (runtime.HERE / "stubs/pyodide/_package_loader.py").read_text("utf-8")
    for name in at_the_start:
        assert re.search(rf"^(def )?{name}\b", stub, re.MULTILINE), name
        assert name in source("pyodide/_package_loader.py"), (
            f"Pyodide's own package loader has no {name} any more"
        )


def test_the_stub_of_the_event_loop_has_what_is_imported_of_it() -> None:
    imported = re.findall(r"from \.webloop import (.+)", source("pyodide/__init__.py"))
    assert imported == ["_initialize_event_loop"], (
        f"`pyodide` imports {imported} of its event loop, and"
        " publish/runtime/stubs/pyodide/webloop.py has only _initialize_event_loop"
    )


def test_nothing_that_is_packed_uses_asyncio(archive: zipfile.ZipFile) -> None:
    """Its stub is empty: whoever imports it and uses it would fail in the page only."""
    stubs = {"pyodide/webloop.py", "pyodide/_package_loader.py", "asyncio/__init__.py"}
    packed = {name.removesuffix("c") for name in archive.namelist() if name.endswith(".pyc")}
    standard = {name for name in packed - stubs if not name.startswith("checker/")}
    uses = re.compile(r"\basyncio\.\w|\bfrom asyncio\b")
    users = [name for name in standard if uses.search(code_of(source(name)))]
    assert users == [], f"{users} use asyncio, which is stubbed in publish/runtime/stubs/"


def source(name: str) -> str:
    """A module of Pyodide's own library."""
    with zipfile.ZipFile(STANDARD_LIBRARY) as library:
        return library.read(name).decode("utf-8")


def code_of(text: str) -> str:
    """Python without its strings and comments, roughly."""
    return re.sub(r'(?s)""".*?"""|#[^\n]*|"[^"\n]*"|\'[^\'\n]*\'', "", text)


def test_free_memory_is_known_by_its_chunks() -> None:
    """A block is in use between malloc and free, and its content is zeroed only afterwards."""
    found = node("allocator.mjs", runtime.PYODIDE, runtime.files()["engine.js"])
    assert found == {
        "in use": {"found": True, "inUse": True, "kept": True},
        "freed": {"zeroed": True},
        "python": "still here",
        "stack": {"zeroed": True},
    }, "Pyodide's allocator no longer works as publish/runtime/allocator.mjs says"


def test_a_heap_of_another_shape_is_refused() -> None:
    said = node("strange_heap.mjs")
    assert said == (
        "Pyodide's heap is not the row of dlmalloc's chunks that publish/runtime/allocator.mjs"
        " takes it for: there is no chunk at 1040, and the heap ends at 2048."
        " Look at how this Pyodide allocates, then mend chunks()."
    )


def test_a_memory_larger_than_the_fresh_one_is_restored() -> None:
    """Pyodide begins with 30 MiB; a checker that needs more makes it grow."""
    found = node(
        "large_memory.mjs",
        runtime.PYODIDE,
        runtime.files()["engine.js"],
        runtime.files()["memory.bin"],
    )
    assert found == {"bytes": 48 * 1024 * 1024, "status": "needs_answers", "grown": True}


def test_a_restored_python_works_as_any_other() -> None:
    """Errors, recursion, garbage, time zones; and ten thousand calls take no more memory."""
    found = node(
        "restored.mjs",
        runtime.PYODIDE,
        runtime.files()["engine.js"],
        runtime.files()["memory.bin"],
    )
    assert found["recursion"] == "RecursionError"
    assert re.search(r'File "checker/words.py", line \d+, in', found["traceback"])
    assert found["zone"] == "2021-11-29T08:00:00+08:00"
    assert found["garbage"] > 0
    assert found["random"] == "ModuleNotFoundError"
    assert found["growth"] == 0


def test_an_error_is_told_without_what_was_typed() -> None:
    """Its message may quote an answer; its kind and its places do not."""
    made = runtime.files()
    message, *told = node("reason.mjs", runtime.PYODIDE, made["engine.js"], made["memory.bin"])
    assert "2021-12-05T11:11" in message
    assert told[0].startswith("ValueError; File ")
    assert told[1:] == ["TypeError", "string"]
    assert not any("11:11" in one or "Nainai" in one for one in told)


def test_the_slimmer_javascript_keeps_what_is_read() -> None:
    """Names that our scripts read stay, others go, and nothing else changes."""
    text = engine.slim(ASM, engine.readers(runtime.PYODIDE))
    assert len(text) < 0.65 * len(ASM)
    for name in ("___heap_base", "_sbrk", "_Py_Version", "_malloc"):
        assert f'{name}=Module["{name}"]=wasmExports[' in text
    assert '_PyWeakref_NewProxy=Module["_PyWeakref_NewProxy"]' in ASM
    assert "_PyWeakref_NewProxy" not in text
    before = engine.DECLARATION.sub("", engine.NAMING.sub("", ASM))
    after = engine.DECLARATION.sub("", engine.NAMING.sub("", text))
    assert after.replace("if(!GOT[symName])continue;", "") == before


def test_javascript_of_another_shape_is_refused() -> None:
    with pytest.raises(PluginError) as refused:
        engine.slim(ASM.replace("isInternalSym(symName)", "isOurSymbol(symName)"), "")
    assert str(refused.value) == (
        "pyodide.asm.mjs does not look as publish/runtime/engine.py expects:"
        " 4699 names that nothing reads (at least 4000 are known),"
        " 0 loops that give places (1 is known)."
        " Compare it with the version before, then mend NAMING and PLACING."
    )
