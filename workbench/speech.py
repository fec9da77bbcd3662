"""The words of two checkers as one: for what only one of them knows, its own."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.policy import Policy
from workbench.compare import bounds
from workbench.trees import Tree


def speech(old: Tree, new: Tree) -> Policy:
    """A policy that has the words of both, those of the newer first."""
    settings, texts = new.tables("policy.toml")[-1], merged(all_texts(old), all_texts(new))
    return replace(bounds(old, new), settings=settings, texts=texts)


def all_texts(of: Tree) -> dict[str, Any]:
    """The words of a checker's policies, the last one's first, and its own."""
    found = tomllib.loads((of.root / "checker/texts.toml").read_text("utf-8"))
    for texts in of.tables("texts.toml"):
        found = merged(found, texts)
    return found


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables in one; where both have a value, that of `new`."""
    found = {**old, **new}
    for key in {*old, *new}:
        one, other = old.get(key), new.get(key)
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            found[key] = merged(one, other)
    return found


def entries(texts: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every text by its dotted key, language and all."""
    for key, value in texts.items():
        if isinstance(value, Mapping):
            yield from entries(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value
