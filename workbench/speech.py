"""The words of two checkers as one, each text with the numbers of its own policy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.policy import Policy
from checker.words import LANGUAGES, Words
from workbench.compare import bounds
from workbench.trees import Tree, Version

BEFORE = "before"  # where the words of the older one stand once more


def speech(old: Tree, new: Tree) -> Policy:
    """A policy that has the words of both, those of the newer first."""
    before = all_texts(old)
    texts = {**merged(before, all_texts(new)), BEFORE: before}
    return spoken(Version(new.versions[-1].settings, texts))


def spoken(version: Version) -> Policy:
    """A policy that has words and numbers, and no rules."""
    shell = bounds([version.settings])
    return replace(shell, settings=version.settings, texts=version.texts)


def all_texts(of: Tree) -> dict[str, Any]:
    """The words of a checker's policies, the last one's first, and its own."""
    found = {**of.texts}
    for version in of.versions:
        found = merged(found, filled(version))
    return found


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
