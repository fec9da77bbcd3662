"""Errors in words: what was found, what is allowed, what to do, in both languages."""

import json
from collections.abc import Mapping, Sequence

from checker.facts import Refusal
from checker.policy import Policy
from checker.words import LANGUAGES, Words

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
        found=quote(refusal.found),
        allowed=allowed(words, refusal),
        limit=refusal.limit,
    )


def allowed(words: Words, refusal: Refusal) -> str:
    """What would do in place of what was found."""
    if refusal.kind is None:
        return words("allowed.nested")
    key, values = refusal.kind.allowed()
    listed = {name: words.joined(value) for name, value in values.items()}
    return words(f"allowed.{key}", **listed)


def quote(found: object) -> str:
    """What was found, as JSON, cut where it is long; of what JSON cannot hold the type."""
    try:
        text = json.dumps(found, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):
        text = type(found).__name__
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
