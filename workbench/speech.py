"""The words of two checkers as one, each text with the numbers of its own policy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.policy import Policy
from checker.words import LANGUAGES, Words
from workbench.compare import Ids, bounds
from workbench.trees import Tree, Version

BEFORE = "before"  # where the words of the older one stand once more


def speech(old: Tree, new: Tree, ids: Ids = ("", "")) -> Policy:
    """A policy that has the words of both, those of the newer first, and of some versions."""
    before, after = (all_texts(tree, id) for tree, id in zip((old, new), ids, strict=True))
    texts = {**merged(before, after), BEFORE: before}
    return spoken(Version(last(new, ids[1])[-1].settings, texts))


def spoken(version: Version) -> Policy:
    """A policy that has words and numbers, and no rules."""
    shell = bounds([version])
    return replace(shell, settings=version.settings, texts=version.texts)


def all_texts(of: Tree, id: str) -> dict[str, Any]:
    """The words of a checker's policies, those of one before all others, and its own."""
    found = {**of.texts}
    for version in last(of, id):
        found = merged(found, filled(version))
    return found


def last(of: Tree, id: str) -> list[Version]:
    """The versions of a checker, one of them last; else the latest."""
    return sorted(of.versions, key=lambda version: version.id == id)


def filled(version: Version) -> dict[str, Any]:
    """The words of a policy with the numbers of its clauses."""
    found: dict[str, Any] = with_numbers(Words(spoken(version), LANGUAGES[0]), version.texts)
    return found


def with_numbers(words: Words, texts: Any) -> Any:
    """Texts, paragraphs and tables of them, filled in."""
    if isinstance(texts, Mapping):
        return {key: with_numbers(words, value) for key, value in texts.items()}
    if isinstance(texts, list):
        return [with_numbers(words, value) for value in texts]
    return words.fill(texts)


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables in one; where both have a value, that of `new`."""
    found = {**old, **new}
    for key in {*old, *new}:
        one, other = old.get(key), new.get(key)
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            found[key] = merged(one, other)
    return found


def entries(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Everything in a table by its dotted key, languages and all."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from entries(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value
