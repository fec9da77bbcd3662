"""Both languages say the same on every path: the same parts, ids, numbers and dates."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from checker.description import traveller_part
from checker.outcome import Outcome
from checker.paths import leaf
from checker.policy import Policy
from checker.result import traveller_result
from checker.screens import Asked, screen
from checker.words import LANGUAGES, Words
from workbench.proofs.findings import Finding, about
from workbench.situations import CHOICES, Situation, one_of_each_kind, times_of

Numbers = Callable[[str], str]

IDS = ("field", "id", "kind", "status")
NAMES = ("Anna", "Bo", "Chen")  # said in one language where the other can do without


def both_languages_say_the_same(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """Every result and every question exists in both, with the same ids, numbers and dates."""
    words = [Words(policy, lang) for lang in LANGUAGES]
    languages = [(language, numbers_in(language)) for language in words]
    for one in [*one_of_each_kind(situations), *one_of_each_answer(situations)]:
        yield from compared(policy, languages, one, result_in_words)
    for one in openings(policy, situations):
        yield from compared(policy, languages, one, questions_in_words)


def one_of_each_answer(situations: Sequence[Situation]) -> list[Situation]:
    """One for each answer that is one of a few, since a result repeats it in words."""
    found = {
        (field, answer): one
        for one in situations
        for field, answer in one.decision.record.items()
        if leaf(field) in CHOICES and not one.refusals
    }
    return list(found.values())


def openings(policy: Policy, situations: Sequence[Situation]) -> Iterator[Situation]:
    """One for each journey and each number of travellers, as children and as adults."""
    found = {(*times_of(one.request), len(one.request["travellers"])): one for one in situations}
    for one in found.values():
        for age in (policy.settings["adult_age"] - 1, policy.settings["adult_age"]):
            party = [{**who, "age": age} for who in one.request["travellers"]]
            yield replace(one, request={**one.request, "travellers": party})


def compared(
    policy: Policy,
    languages: Sequence[tuple[Words, Numbers]],
    one: Situation,
    say: Callable[[Words, Situation], Any],
) -> Iterator[Finding]:
    """Whether something is said alike in both languages."""
    try:
        chinese, english = (bare(say(words, one), numbers) for words, numbers in languages)
    except KeyError as missing:
        yield about(policy, f"a text is missing: {missing.args[0]}", one.request)
        return
    if chinese != english:
        yield about(policy, f"the languages differ: {difference(chinese, english)}", one.request)


def result_in_words(words: Words, situation: Situation) -> Any:
    """A result, as the page shows it."""
    decision = situation.decision
    result = traveller_result(words.policy, decision.outcome or Outcome(), decision.record)
    return traveller_part(words, result, NAMES, 0)


def questions_in_words(words: Words, situation: Situation) -> Any:
    """All screens, as the page shows them."""
    asked = Asked(words, situation.request, NAMES, ())
    return [screen(asked, shown["id"]) for shown in asked.screens]


def bare(told: Any, numbers: Numbers) -> Any:
    """What was said with only the numbers and dates of its texts; ids and keys as they are."""
    if isinstance(told, Mapping):
        return {key: value if key in IDS else bare(value, numbers) for key, value in told.items()}
    if isinstance(told, list):
        return [bare(value, numbers) for value in told]
    return numbers(told) if isinstance(told, str) else told


def numbers_in(words: Words) -> Numbers:
    """What finds the numbers of a text, those of months and days of the week too, sorted."""
    named = {
        name: f" {mark}{number} "
        for kind, mark in (("months", ""), ("weekdays", "day"))
        for number, name in enumerate(words.find(kind), 1)
        if not name.isdigit()
    }
    names = re.compile(rf"(?<![a-z])(?:{'|'.join(named)})(?![a-z])")

    @cache
    def numbers(text: str) -> str:
        text = names.sub(lambda found: named[found[0]], text)
        return " ".join(sorted(re.findall(r"(?:day)?\d+", text)))

    return numbers


def difference(chinese: Any, english: Any, path: str = "") -> str:
    """Where two bare texts differ first, and how."""
    chinese_parts, english_parts = parts(chinese), parts(english)
    if not chinese_parts or set(chinese_parts) != set(english_parts):
        return f"{path.lstrip('.')}: zh {chinese!r}, en {english!r}"
    pairs = ((key, chinese_parts[key], english_parts[key]) for key in chinese_parts)
    return next(difference(old, new, path + key) for key, old, new in pairs if old != new)


def parts(told: Any) -> dict[str, Any]:
    """What something consists of, by the way to it; nothing of a text."""
    if isinstance(told, Mapping):
        return {f".{key}": value for key, value in told.items()}
    return {f"[{i}]": value for i, value in enumerate(told)} if isinstance(told, list) else {}
