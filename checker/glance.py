"""A party at a glance: who can go, and who has which document; what blocks stands first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from checker.result import Json
from checker.words import Words

T = TypeVar("T")
MANY_TO_ONE = 3  # more of them than that to each of the others are told by the others
BLOCKING_FIRST = ("missing", "expired", "bring", "held")  # statuses of a document

Said = Mapping[str, Any]
Shown = tuple[Said, Said]  # a document and whose it is


def glance(words: Words, travellers: Sequence[Said]) -> Json:
    """The described travellers of a party by verdict, and their documents by status.

    `people` has `names` for each verdict in the order of the travellers. `documents` has every
    document once, with the `people` of each status; the one that blocks most comes first.
    """
    verdicts = grouped(travellers, lambda who: who["verdict"])
    shown = [(document, who) for who in travellers for document in who["documents"]]
    documents = grouped(sorted(shown, key=urgency), lambda one: one[0]["id"])
    return {
        "people": [verdict_part(words, whose, travellers) for whose in verdicts],
        "documents": [document_part(words, those, travellers) for those in documents],
    }


def verdict_part(words: Words, whose: Sequence[Said], party: Sequence[Said]) -> Json:
    """A verdict, and whose it is."""
    first = whose[0]
    return {
        "verdict": first["verdict"],
        "label": first["label"],
        "names": names(words, whose, party),
    }


def document_part(words: Words, shown: Sequence[Shown], party: Sequence[Said]) -> Json:
    """A document, and who has it, or has not."""
    first, _ = shown[0]
    states = grouped(shown, lambda one: one[0]["status"])
    return {
        "id": first["id"],
        "status": first["status"],
        "name": first["name"],
        "people": [state_part(words, those, party) for those in states],
    }


def state_part(words: Words, shown: Sequence[Shown], party: Sequence[Said]) -> Json:
    """A state of a document, and for whom it is that."""
    document, _ = shown[0]
    return {
        "status": document["status"],
        "state": document["state"],
        "names": names(words, [who for _, who in shown], party),
    }


def names(words: Words, whose: Sequence[Said], party: Sequence[Said]) -> str:
    """What people are called: everyone, or everyone but a few where it is so many."""
    others = [who["title"] for who in party if who not in whose]
    if not others:
        return words("person.everyone")
    if MANY_TO_ONE * len(others) < len(whose):
        return words("person.everyone_but", names=words.list(others))
    return words.list([who["title"] for who in whose])


def urgency(shown: Shown) -> int:
    """The place of a document's status among all, the one that blocks most first."""
    return BLOCKING_FIRST.index(shown[0]["status"])


def grouped(all: Iterable[T], key: Callable[[T], object]) -> list[list[T]]:
    """Those with the same key together, each group where its first stands."""
    found: dict[object, list[T]] = {}
    for one in all:
        found.setdefault(key(one), []).append(one)
    return list(found.values())
