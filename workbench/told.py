"""A request in words: what a traveller has said about themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from checker.description import answer_text, title
from checker.facts import Record
from checker.policy import Policy
from checker.request import Journey
from checker.screens import read_all
from checker.words import Words
from workbench.documents import own

Request = Mapping[str, Any]


def in_words(policy: Policy, request: Request, lang: str = "en") -> str:
    """Every answer of a request with its question, in a language, zh or en."""
    words, given = Words(policy, lang), answers_of(request)
    names = [""] * len(request["travellers"]) if len(request["travellers"]) > 1 else []
    return own(words, "words.and").join(
        told(words, field, value, names) for field, value in given.items()
    )


def answers_of(request: Request) -> Record:
    """The answers of a request by their fields."""
    journey = Journey(request, "", {})
    read_all(journey)
    return journey.record


def told(words: Words, field: str, value: object, names: Sequence[str]) -> str:
    """A question and its answer."""
    asked = title(words, field, names)
    return asked + own(words, "words.colon") + answer_text(words, field, value)
