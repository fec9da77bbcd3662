"""The licences of everything that a visitor receives: list.toml, and what is installed."""

import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from publish.licences import installed

HERE = Path(__file__).parent
FILE = "licences.txt"
RULE = "=" * 80


@dataclass(frozen=True)
class Entry:
    """Something bundled. A version of "" is one that nothing tells; texts are whole."""

    part: str
    name: str
    version: str
    licence: str
    address: str
    texts: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.name} {self.version}".rstrip()


@cache
def entries() -> tuple[Entry, ...]:
    """Everything bundled, in the order of list.toml; PluginError if something is not as it says."""
    listed = tomllib.loads((HERE / "list.toml").read_text(encoding="utf-8"))
    return tuple(entry(one) for one in listed["entry"])


def entry(listed: dict[str, Any]) -> Entry:
    version = installed.version(listed["package"]) if "package" in listed else ""
    if seen := listed.get("seen"):
        version = installed.seen(seen["file"], seen["pattern"])
    texts = tuple(installed.text(reference) for reference in listed["texts"])
    address = listed.get("address", "")
    return Entry(listed["part"], listed["name"], version, listed["licence"], address, texts)


def forget() -> None:
    entries.cache_clear()


def full_text(parts: Collection[str] = ()) -> str:
    """What is bundled, in some parts or in all of them, then each licence once, below the names
    of all that it holds for.
    """
    chosen = [one for one in entries() if not parts or one.part in parts]
    names: dict[str, list[str]] = {}
    for one in chosen:
        for text in one.texts:
            names.setdefault(text, []).append(one.title)
    chapters = ["\n".join(titles) + f"\n\n{text}" for text, titles in names.items()]
    return f"\n\n{RULE}\n\n".join([overview(chosen), *chapters]) + "\n"


def overview(chosen: Iterable[Entry]) -> str:
    facts = ((one.title, one.licence, one.address) for one in chosen)
    return "\n\n".join("\n".join(filter(None, lines)) for lines in facts)


def write(root: Path) -> None:
    """Write `full_text` at the site's root."""
    (root / FILE).write_text(full_text(), encoding="utf-8")


def table(part: str, head: tuple[str, ...]) -> str:
    """The entries of a part as a Markdown table: name, version, licence."""
    rows = [
        (linked(one), one.version or "–", f"`{one.licence}`")
        for one in entries()
        if one.part == part
    ]
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def linked(one: Entry) -> str:
    name = one.name.replace("*", r"\*")
    return f"[{name}]({one.address})" if one.address else name
