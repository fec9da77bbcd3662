"""What travellers have in common, in words: the answers that set them apart from all others."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from checker.description import answer_text, title
from checker.kinds import MomentOrDay
from checker.paths import leaf
from checker.words import Words
from workbench.documents import own
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
    if leaf(field) == "test" and all(one[field] for one in group):
        yield report(words, [age_of_report(one) for one in group])
        return
    ours, all_of_them = values(field, group), values(field, everyone)
    if len(ours) < len(all_of_them) and len(ours) <= MOST:
        texts = [answer(words, field, value, all_of_them) for value in ours]
        asked = title(words, field, ()) + own(words, "words.colon")
        yield asked + own(words, "diff.or").join(texts)


def values(field: str, group: Sequence[Given]) -> list[Any]:
    """The different answers to a question."""
    return list({repr(one[field]): one[field] for one in group if field in one}.values())


def answer(words: Words, field: str, value: Any, everyones: Sequence[Any]) -> str:
    """An answer in words; of stays side by side, the least and the greatest age for all beyond."""
    if isinstance(value, list) and value:
        return "+".join(answer_text(words, "place", stay["place"]) for stay in value)
    if leaf(field) == "age" and value in (min(everyones), max(everyones)):
        kind = "infant" if value == min(everyones) else "older"
        return own(words, f"ages.{kind}").format(age=value)
    return answer_text(words, field, value)


def age_of_report(one: Given) -> timedelta:
    """How long before arrival a test was reported."""
    report = MomentOrDay().parse(one["travellers[0].test"]["reported_at"])
    return MomentOrDay().parse(one["arrival"]) - report


def report(words: Words, ages: Sequence[timedelta]) -> str:
    """When tests were reported, the freshest and the oldest."""
    first, last = (span(words, age) for age in (min(ages), max(ages)))
    key = "exactly" if first == last else "between"
    return own(words, f"diff.{key}").format(first=first, last=last)


def span(words: Words, length: timedelta) -> str:
    """A time in days, hours and minutes."""
    minutes = length // timedelta(minutes=1)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return own(words, "diff.span").format(days=days, hours=hours, minutes=minutes)
