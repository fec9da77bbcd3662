"""What travellers have in common, in words: the answers that set them apart from all others."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from checker.description import answer_text, name_of, title
from checker.kinds import MomentOrDay
from checker.paths import index_of, leaf
from checker.words import Words
from workbench.documents import ages, own
from workbench.situations import Request

MOST = 3  # answers to one question that are worth listing
Given = Mapping[str, Any]
Stay = tuple[str, int | None]  # a place, and how many days before arrival the last day was


def given(request: Request) -> Given:
    """The answers of a request by field; stays and test by their age."""
    journey = {key: value for key, value in request.items() if key != "travellers"}
    people = {
        f"travellers[{index}].{key}": aged(key, value, request)
        for index, who in enumerate(request["travellers"])
        for key, value in who.items()
    }
    return {**journey, **people}


def aged(name: str, value: Any, request: Request) -> Any:
    """An answer; stays and a test with how long before arrival they were."""
    if name == "trips":
        return [(stay["place"], days_before(request, stay.get("left_on"))) for stay in value]
    return before(request, value["reported_at"]) if name == "test" and value else value


def before(request: Request, time: str) -> timedelta:
    """How long before arrival a time is."""
    return MomentOrDay().parse(request["arrival"]) - MomentOrDay().parse(time)


def days_before(request: Request, day: str | None) -> int | None:
    """How many days before that of arrival a day is; None if it was not given."""
    return before({"arrival": request["arrival"][:10]}, day).days if day else None


def in_common(words: Words, group: Sequence[Given], everyone: Sequence[Given]) -> str:
    """The answers that all of a group share and not everyone has."""
    fields = [field for field in group[0] if all(field in one for one in group)]
    answers = [(field, values(field, group), values(field, everyone)) for field in fields]
    limited = [one for one in answers if len(one[1]) < len(one[2])]
    told = [part for one in limited for part in shared(words, *one)]
    key = "diff.several" if limited else "diff.everyone"
    return own(words, "words.and").join(told) or own(words, key)


def shared(
    words: Words, field: str, ours: Sequence[Any], everyones: Sequence[Any]
) -> Iterator[str]:
    """The answers of a group to one question; nothing if they are too many to list."""
    if leaf(field) == "test" and any(test is not None for test in ours):
        if None not in ours:
            yield whose(words, field, report(words, ours))
        return
    texts = in_words(words, field, ours, everyones)
    if len(texts) <= MOST:
        asked = whose(words, field, title(words, field, ())) + own(words, "words.colon")
        yield asked + own(words, "diff.or").join(texts) + when(words, field, ours, everyones)


def whose(words: Words, field: str, text: str) -> str:
    """What is said of an answer, with whose it is if it is another's."""
    index = index_of(field)
    return words("person.field", name=name_of(words, (), index), field=text) if index else text


def values(field: str, group: Sequence[Given]) -> list[Any]:
    """The different answers to a question."""
    return list({repr(one[field]): one[field] for one in group if field in one}.values())


def in_words(
    words: Words, field: str, answers: Sequence[Any], everyones: Sequence[Any]
) -> Sequence[str]:
    """The answers in words, ages with those for which they stand."""
    if leaf(field) == "age":
        return ages(words, answers, sorted(everyones))
    if leaf(field) == "trips":
        return [side_by_side(words, places) for places in places_of(answers)]
    return [answer_text(words, field, value) for value in answers]


def places_of(answers: Sequence[Sequence[Stay]]) -> Sequence[Sequence[str]]:
    """The places where all were; if there are none, those of each."""
    each = [tuple(place for place, _ in stays) for stays in answers]
    of_all = tuple(place for place in each[0] if all(place in places for places in each))
    return [of_all] if of_all else list(dict.fromkeys(each))


def side_by_side(words: Words, places: Sequence[str]) -> str:
    """Where somebody was."""
    named = [answer_text(words, "place", place) for place in places]
    return "+".join(named) or answer_text(words, "trips", [])


def when(words: Words, field: str, ours: Sequence[Any], everyones: Sequence[Any]) -> str:
    """The last days of stays in the places that are told, if not all who were there have them."""
    if leaf(field) != "trips":
        return ""
    places = {place for some in places_of(ours) for place in some}
    some, all_of_them = (last_days(stays, places) for stays in (ours, everyones))
    if not some or some == all_of_them:
        return ""
    key = "last_day" if some[0] == some[-1] else "last_days"
    return own(words, f"diff.{key}").format(first=some[0], last=some[-1])


def last_days(answers: Sequence[Sequence[Stay]], places: Container[str]) -> list[int]:
    """How many days before arrival stays in some places ended, each once, the latest first."""
    found = {days for stays in answers for place, days in stays if place in places}
    return sorted(days for days in found if days is not None)


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
