"""What travellers have in common, in words: the answers that set them apart from all others."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from checker.description import answer_text, title
from checker.kinds import MomentOrDay
from checker.paths import leaf
from checker.words import Words
from workbench.documents import ages, own
from workbench.situations import Request

MOST = 3  # answers to one question that are worth listing
Given = Mapping[str, Any]


def given(request: Request) -> Given:
    """The answers of the first traveller and the journey by field; stays and test as one each."""
    journey = {key: value for key, value in request.items() if key != "travellers"}
    own_answers = {f"travellers[0].{key}": value for key, value in request["travellers"][0].items()}
    return {**journey, **own_answers}


def in_common(words: Words, group: Sequence[Given], everyone: Sequence[Given]) -> str:
    """The answers that all of a group share and not everyone has."""
    fields = [field for field in group[0] if all(field in one for one in group)]
    told = [part for field in fields for part in shared(words, field, group, everyone)]
    return own(words, "words.and").join(told) or own(words, "diff.everyone")


def shared(
    words: Words, field: str, group: Sequence[Given], everyone: Sequence[Given]
) -> Iterator[str]:
    """The few answers of a group to one question; nothing if they are those of everyone."""
    ours, all_of_them = values(field, group), values(field, everyone)
    if leaf(field) == "test" and any(ours):
        if all(ours):
            yield report(words, [age_of_report(one) for one in group])
    elif len(ours) < len(all_of_them) and len(ours) <= MOST:
        texts = in_words(words, field, ours, all_of_them)
        asked = title(words, field, ()) + own(words, "words.colon")
        yield asked + own(words, "diff.or").join(texts)


def values(field: str, group: Sequence[Given]) -> list[Any]:
    """The different answers to a question."""
    return list({repr(one[field]): one[field] for one in group if field in one}.values())


def in_words(
    words: Words, field: str, answers: Sequence[Any], everyones: Sequence[Any]
) -> Sequence[str]:
    """The answers in words, ages with those for which they stand."""
    if leaf(field) == "age":
        return ages(words, answers, sorted(everyones))
    return [answer(words, field, value) for value in answers]


def answer(words: Words, field: str, value: Any) -> str:
    """An answer in words; of stays side by side."""
    if isinstance(value, list) and value:
        return "+".join(answer_text(words, "place", stay["place"]) for stay in value)
    return answer_text(words, field, value)


def age_of_report(one: Given) -> timedelta:
    """How long before arrival a test was reported."""
    report = MomentOrDay().parse(one["travellers[0].test"]["reported_at"])
    return MomentOrDay().parse(one["arrival"]) - report


def report(words: Words, before: Sequence[timedelta]) -> str:
    """When tests were reported, the freshest and the oldest."""
    first, last = (span(words, length) for length in (min(before), max(before)))
    key = "exactly" if first == last else "between"
    return own(words, f"diff.{key}").format(first=first, last=last)


def span(words: Words, length: timedelta) -> str:
    """A time in days, hours and minutes, without those of which there are none."""
    minutes = abs(length) // timedelta(minutes=1)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    units = {"days": days, "hours": hours, "minutes": minutes}
    named = {unit: count for unit, count in units.items() if count} or {"minutes": 0}
    texts = (own(words, f"diff.{unit}").format(count=count) for unit, count in named.items())
    return ("−" if length < timedelta() else "") + " ".join(texts)
