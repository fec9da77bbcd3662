"""Errors in words: what was found, what is allowed, what to do, in both languages."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from checker.facts import Refusal
from checker.kinds import Fault, MomentOrDay
from checker.policy import Policy
from checker.words import LANGUAGES, TEXTS, Words

LONGEST = 40  # characters of what was found that a message repeats


def error_results(policy: Policy, refusals: Sequence[Refusal]) -> list[Mapping[str, object]]:
    """The contract's `errors`."""
    return [
        {
            "field": refusal.field,
            "code": refusal.code,
            "message": {lang: message(Words(policy, lang), refusal) for lang in LANGUAGES},
        }
        for refusal in refusals
    ]


def message(words: Words, refusal: Refusal) -> str:
    """One error as a sentence."""
    return words(
        f"errors.{refusal.code}",
        found=in_words(words, refusal),
        allowed=allowed(words, refusal),
        limit=limit(words, refusal),
    )


def allowed(words: Words, refusal: Refusal) -> str:
    """What would do in place of what was found."""
    if refusal.kind is None:
        return words("allowed.nested")
    key, values = refusal.kind.allowed()
    listed = {name: words.joined(value) for name, value in values.items()}
    return words(f"allowed.{key}", **listed)


def limit(words: Words, refusal: Refusal) -> object:
    """How many there may be, or from which day on."""
    since = refusal.limit
    return words.full_date(since) if isinstance(since, datetime) else since


def in_words(words: Words, refusal: Refusal) -> str:
    """What was found: a well-formed day or time as people write it, anything else as JSON."""
    if refusal.code in TEXTS["errors"]:  # of the wrong form for its field, even where it is a day
        return quote(refusal.found)
    try:
        at = MomentOrDay().parse(refusal.found)
    except Fault:
        return quote(refusal.found)
    return words.at(str(refusal.found), at)


def quote(found: object) -> str:
    """What was found, as JSON, cut where it is long; of what JSON cannot hold the type."""
    if isinstance(found, str):
        return json.dumps(shortened(found), ensure_ascii=False)
    try:
        return shortened(json.dumps(found, ensure_ascii=False, default=str))
    except (TypeError, ValueError, RecursionError):
        return type(found).__name__


def shortened(text: str) -> str:
    """A text, cut where it is long."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
