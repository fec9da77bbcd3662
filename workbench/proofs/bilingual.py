"""Both languages say the same on every path: the same parts, ids, numbers and dates."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations_with_replacement
from typing import Any, TypeVar

from checker.description import traveller_part, verdict_part
from checker.outcome import VERDICTS, Outcome
from checker.paths import leaf
from checker.policy import Policy
from checker.result import Json, traveller_result, verdict_of, worst
from checker.screens import Asked, screen
from checker.words import LANGUAGES, TEXTS, Words
from workbench.proofs.findings import Finding, about
from workbench.situations import CHOICES, Situation, one_of_each_kind, opening_of

T = TypeVar("T")
Numbers = Callable[[str], str]

SECTIONS = ("errors", "allowed", "version")
# What is filled into them: a number for each, so that none is told in one language only.
FILLED = ("found", "allowed", "limit", "from", "low", "high", "first", "last", "choices")
VALUES: Mapping[str, Any] = {name: 1001 + number for number, name in enumerate(FILLED)}

IDS = ("field", "id", "kind", "status")
NAMES = ("Anna", "Bo", "Chen")  # said in one language where the other can do without


def both_languages_say_the_same(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """Every text, result and question exists in both, with the same ids, numbers and dates."""
    words = [Words(policy, lang) for lang in LANGUAGES]
    languages = [(language, numbers_in(language)) for language in words]
    yield from (Finding(wrong) for wrong in compared(languages, texts_in_words, policy))
    for one in [*one_of_each_kind(situations), *one_of_each_answer(situations)]:
        for wrong in compared(languages, result_in_words, one):
            yield about(policy, wrong, one.request)
    for party in parties_of_verdicts(situations):
        for wrong in compared(languages, party_in_words, party):
            yield about(policy, wrong, party[0].request)
    for one in openings(policy, situations):
        for wrong in compared(languages, questions_in_words, one):
            yield about(policy, wrong, one.request)


def parties_of_verdicts(situations: Sequence[Situation]) -> Iterator[Sequence[Situation]]:
    """One with each verdict alone, two with the same, and with another who is better off."""
    alone = [one for one in situations if one.said.ends and len(one.request["travellers"]) == 1]
    firsts = {verdict_of(one.said): one for one in alone}
    yield from ([one] for one in firsts.values())
    worst_first = [firsts[verdict] for verdict in VERDICTS if verdict in firsts]
    yield from combinations_with_replacement(worst_first, 2)


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
    found = {opening_of(one.request): one for one in situations}
    for one in found.values():
        for age in (policy.settings["adult_age"] - 1, policy.settings["adult_age"]):
            party = [{**who, "age": age} for who in one.request["travellers"]]
            yield replace(one, request={**one.request, "travellers": party})


def compared(
    languages: Sequence[tuple[Words, Numbers]], say: Callable[[Words, T], Any], what: T
) -> Iterator[str]:
    """Whether something is said alike in both languages."""
    try:
        chinese, english = (bare(say(words, what), numbers) for words, numbers in languages)
    except KeyError as missing:
        yield f"a text is missing: {missing.args[0]}"
        return
    if chinese != english:
        yield f"the languages differ: {difference(chinese, english)}"


def texts_in_words(words: Words, policy: Policy) -> Json:
    """What is said of the rules and of errors, to whomever; a number stands for each value."""
    sections = [f"{section}.{id}" for section in SECTIONS for id in ids_in(policy, section)]
    changed = ["change"] if "change" in policy.texts else []
    return {key: words(key, **VALUES) for key in ["notice", *changed, *sections]}


def ids_in(policy: Policy, section: str) -> list[str]:
    """The ids of texts, those of the policy and those of the checker."""
    return [*policy.texts.get(section, ()), *TEXTS.get(section, ())]


def party_in_words(words: Words, party: Sequence[Situation]) -> Json:
    """The result of a party, as the page shows it; of one traveller too."""
    travellers = [result_of(words, one) for one in party]
    verdict = worst(traveller["verdict"] for traveller in travellers)
    return verdict_part(words, {"travellers": travellers, "verdict": verdict}, NAMES)


def result_in_words(words: Words, situation: Situation) -> Json:
    """The part of a result that is about one traveller."""
    return traveller_part(words, result_of(words, situation), NAMES, 0)


def result_of(words: Words, situation: Situation) -> Json:
    """The result of one traveller."""
    decision = situation.decision
    return traveller_result(words.policy, decision.outcome or Outcome(), decision.record)


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
