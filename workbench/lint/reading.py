"""Reading a policy's files with the lines of what stands in them; what cannot be read is a fault.

tomllib tells no positions. Here it reads a file statement by statement instead of as a whole, so
that each key is known by the line on which it first appears, and no second parser is needed.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from workbench.lint.faults import Fault

Key = tuple[str | int, ...]  # names of tables and places in lists: ("screens", 0, "fields")
Unreadable = Fault


@dataclass(frozen=True)
class Toml:
    """What stands in a TOML file, and on which lines."""

    file: str
    text: str
    content: Mapping[str, Any]

    @cached_property
    def lines(self) -> Mapping[Key, int]:
        """The line on which each key first appears; looked for only where there is a fault."""
        return lines_of(self.text)

    def fault(self, key: Key, said: str) -> Fault:
        """A fault at a key, or at the innermost table of it that is there."""
        there = next((k for k in beginnings(key) if k in self.lines), ())
        return Fault(self.file, self.lines.get(there, 0), self.name(key), said)

    def name(self, key: Key) -> str:
        """`screens[places].fields`: in a list of tables each goes by its id."""
        text, found = "", self.content
        for part in key:
            found = step_into(found, part)
            text += label(found, part) if isinstance(part, int) else f".{part}"
        return text.removeprefix(".")


def beginnings(key: Key) -> Iterator[Key]:
    """A key, then what it is within, innermost first."""
    return (key[:length] for length in range(len(key), 0, -1))


def step_into(found: Any, part: str | int) -> Any:
    """What stands at a part of a key, or None."""
    try:
        return found[part]
    except (LookupError, TypeError):
        return None


def label(item: Any, index: int) -> str:
    """How one of a list is called; a plain value needs no name."""
    if not isinstance(item, dict):
        return ""
    return f"[{item.get('id') or item.get('step') or f'no. {index + 1}'}]"


def read_toml(path: Path) -> Toml | Unreadable:
    """A TOML file, or why it cannot be read."""
    text = read_text(path)
    if isinstance(text, Fault):
        return text
    try:
        return Toml(str(path), text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line, reason = why_not(text, str(error))
        return Fault(str(path), line, "", f"this is not TOML: {reason}.")
    except RecursionError:
        return Fault(str(path), 0, "", "this is nested too deeply.")


def why_not(text: str, error: str) -> tuple[int, str]:
    """The line of tomllib's error, and what it says.

    What is not closed it notices at the next statement, or at the end: then where that begins.
    """
    *_, (began, _, _, whole) = statements(text)
    at = re.search(r"line (\d+)", error)
    line = int(at[1]) if at else len(text.splitlines())
    is_next = not at or re.match(r"\[|\s*[\w.-]+\s*=", text.split("\n")[line - 1])
    if whole is None and began < line and is_next:
        return began, "what begins here is not closed"
    return line, re.sub(r" \(at [^()]*\)$", "", error)


def read_text(path: Path) -> str | Unreadable:
    """A file's text, or why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Fault(
            str(path),
            0,
            "",
            "this file is missing. A policy is policy.toml, rules.py and texts.toml.",
        )
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Fault(str(path), line, "", "this is not UTF-8.")
    except OSError as error:
        return Fault(str(path), 0, "", f"this cannot be read: {error.strerror}.")


def lines_of(text: str) -> Mapping[Key, int]:
    """The line on which each key of a TOML file first appears."""
    found: dict[Key, int] = {}
    tables: dict[Key, int] = {}  # how often each [[table]] has begun, less one
    within = Key()
    for _, number, statement, whole in statements(text):
        if whole and statement.lstrip().startswith("["):
            within = begun(whole, tables)
            found |= {key: number for key in beginnings(within) if key not in found}
        else:  # a list over several lines is whole at the end of each, once it is closed
            inner = parsed(f"{statement}]") if whole is None else whole
            found |= {
                (*within, *key): number for key in keys(inner or {}) if (*within, *key) not in found
            }
    return found


def statements(text: str) -> Iterator[tuple[int, int, str, Mapping[str, Any] | None]]:
    """Each statement of a TOML file as it grows, line by line, until it is whole.

    With the line on which it begins, the one that it has come to, and what it says once whole.
    """
    statement, began = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += f"{line}\n"
        whole = parsed(statement)
        yield began, number, statement, whole
        if whole is not None:
            statement, began = "", number + 1


def parsed(statement: str) -> Mapping[str, Any] | None:
    """A piece of TOML; None while it is not whole."""
    try:
        return tomllib.loads(statement)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def begun(header: Any, tables: dict[Key, int]) -> Key:
    """The key of the table that a header begins, given as tomllib reads it: `{"a": {"b": {}}}`."""
    key = Key()
    while header:
        name, header = next(iter(header.items()))
        key = (*key, name)
        if isinstance(header, list):
            tables[key] = tables.get(key, -1) + 1
            header = header[0]
        key = (*key, tables[key]) if key in tables else key
    return key


def keys(content: Any) -> Iterator[Key]:
    """The keys of everything in a table or a list."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    for name, value in inner:
        yield (name,)
        if isinstance(value, dict | list):
            yield from ((name, *key) for key in keys(value))
