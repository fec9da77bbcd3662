"""Screens: the questions of `policy.toml` in words, for the page and the terminal to lay out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from checker.description import name_of
from checker.facts import Facts, Record
from checker.paths import index_of, is_within, leaf, pattern_of
from checker.request import AGES, LARGEST_PARTY, Journey
from checker.result import Json, present
from checker.words import Words

UNSURE = "unsure"  # the id of an option for whoever does not know
DAYS_OFFERED = 3  # quick choices for the day of a report: departure and the days before it


@dataclass(frozen=True)
class Asked:
    """A request so far, and what its decision has touched."""

    words: Words
    request: Mapping[str, Any]
    names: Sequence[str]
    touched: Sequence[str]  # fields read or missing

    @property
    def journey(self) -> Journey:
        """The request as facts, with a record of its own."""
        return Journey(self.request, "", {})

    def name(self, index: int) -> str:
        """What to call a traveller: a name if given, else a number, with the age once known."""
        called = name_of(self.words, self.names, index)
        age = self.party[index].known("age") if index < len(self.party) else None
        if age is None or called in self.names:
            return called
        return self.words("person.aged", number=index + 1, age=age)

    @property
    def party(self) -> Sequence[Facts]:
        """The travellers so far."""
        return self.journey.known("travellers") or ()

    @property
    def screens(self) -> Sequence[Mapping[str, Any]]:
        """All screens, in the order in which they are shown."""
        return self.words.policy.settings["screens"]  # type: ignore[no-any-return]

    @property
    def given(self) -> Record:
        """Every well-formed answer of the request by its field."""
        journey = self.journey
        read_all(journey)
        return journey.record


def read_all(facts: Facts) -> None:
    """Read whatever can be read, so that it stands in the record."""
    for name in facts.declared():
        found = facts.known(name)
        for inner in found if isinstance(found, list) else [found]:
            if isinstance(inner, Facts):
                read_all(inner)


def screen_of(asked: Asked, field: str) -> str | None:
    """The screen that asks for a field, or for what it is a part of."""
    listed = {pattern: screen["id"] for screen in asked.screens for pattern in screen["fields"]}
    parts = [pattern for pattern in listed if is_within(pattern_of(field), pattern)]
    return listed[max(parts, key=len)] if parts else None


def screen(asked: Asked, id: str) -> Json:
    """A screen in words, with the answers it has."""
    fields = fields_on(asked, id)
    times = days_that_count(asked)
    words = {key: asked.words.maybe(f"screens.{id}.{key}", **times) for key in ("heading", "help")}
    several = asked.words.maybe(f"screens.{id}.heading_party", **times)
    shown = [field_part(asked, id, field) for field in fields]
    heading = shown[0]["legend"] if len(shown) == 1 else several or words["heading"]
    return present(
        id=id, heading=heading, help=words["help"], more=more_part(asked.words, id), fields=shown
    )


def more_part(words: Words, id: str) -> Json | None:
    """What a screen explains behind a disclosure."""
    summary = words.maybe(f"screens.{id}.more.summary")
    paragraphs = words.paragraphs(f"screens.{id}.more.paragraphs")
    return {"summary": summary, "paragraphs": paragraphs} if summary else None


def fields_on(asked: Asked, id: str) -> list[str]:
    """The fields of a screen that are asked: of those whose decision touches them, else of all."""
    patterns = next(screen["fields"] for screen in asked.screens if screen["id"] == id)
    asked_with = asked.words.policy.settings["fields"]
    fields = [field for pattern in patterns for field in instances(asked, pattern)]
    return [field for field in fields if leaf(field) in asked_with]


def instances(asked: Asked, pattern: str) -> list[str]:
    """`travellers[].test` as it stands for each traveller."""
    party = range(len(asked.party) or 1)
    every = dict.fromkeys(pattern.replace("[]", f"[{index}]") for index in party)
    touched = [one for one in every if any(is_within(field, one) for field in asked.touched)]
    return touched or list(every)


def field_part(asked: Asked, id: str, field: str) -> Json:
    """A field in words: what every kind has, and what its own kind adds."""
    name = leaf(field)
    spec = asked.words.policy.settings["fields"][name]
    own = {"moment": moment_part, "party": party_part, "stays": stays_part, "choice": choice_part}
    return present(
        field=field,
        kind=spec["kind"],
        legend=legend(asked, id, field),
        help=asked.words.maybe(f"fields.{name}.help"),
    ) | own[spec["kind"]](asked, name, spec, field)


def legend(asked: Asked, id: str, field: str) -> str:
    """The question: to the one traveller, or about one of several."""
    words, times = asked.words, days_that_count(asked)
    whose = index_of(field)
    if whose is not None and len(asked.party) > 1:
        name = asked.name(whose)
        return words(f"fields.{leaf(field)}.named", name=name, **times)
    own = words.maybe(f"fields.{leaf(field)}.legend", **times)
    return own or words(f"screens.{id}.heading", **times)


def days_that_count(asked: Asked) -> dict[str, str]:
    """From when until when stays are asked about, in words."""
    first, last = stay_range(asked)
    return {"from": asked.words.date(first), "until": asked.words.date(last)}


def stay_range(asked: Asked) -> tuple[date, date]:
    """The days on which a stay would still count at arrival."""
    policy = asked.words.policy
    arrival: datetime | None = asked.journey.known("arrival")
    last = arrival.date() if arrival else policy.as_of
    days = max((policy.clauses[id]["days"] for id in policy.places.values()), default=0)
    return last - timedelta(days=days), last


def labels(words: Words, name: str) -> dict[str, str]:
    """The labels of a field's inputs; {…} is left for whoever lays them out."""
    return {
        key: words(f"fields.{name}.labels.{key}") for key in words.keys(f"fields.{name}.labels")
    }


Spec = Mapping[str, Any]


def moment_part(asked: Asked, name: str, spec: Spec, field: str) -> Json:
    """A date and a time."""
    return present(
        labels=labels(asked.words, name),
        default=spec["default"],
        optional=spec.get("optional"),
        value=asked.request.get(name),
    )


def party_part(asked: Asked, name: str, spec: Spec, field: str) -> Json:
    """People and their ages."""
    party = asked.request.get(name)
    people = party if isinstance(party, list) else []
    ages = [{k: v for k, v in who.items() if k == "age"} for who in people if isinstance(who, dict)]
    return present(
        labels=labels(asked.words, name),
        most=LARGEST_PARTY,
        range={"min": AGES.low, "max": AGES.high},
        value=ages or None,
    )


def stays_part(asked: Asked, name: str, spec: Spec, field: str) -> Json:
    """Kinds of places, each with a last day."""
    words, key = asked.words, f"fields.{name}"
    first, last = stay_range(asked)
    return present(
        options=[option_words(words, key, place) | {"value": place} for place in spec["places"]],
        none={"label": words(f"{key}.none.label")},
        unsure={
            "label": words(f"{key}.unsure.label"),
            "paragraphs": words.paragraphs(f"{key}.unsure.paragraphs"),
        },
        labels=labels(words, name),
        range={"min": first.isoformat(), "max": last.isoformat()},
        value=answer_at(asked, field, name),
    )


def choice_part(asked: Asked, name: str, spec: Spec, field: str) -> Json:
    """A choice; `value` is left out where there is no answer, null is one."""
    part: Json = {"options": options(asked, name, spec, field)}
    whose = traveller_at(asked, field)
    return part | ({"value": whose[name]} if name in whose else {})


def options(asked: Asked, name: str, spec: Spec, field: str) -> list[Json]:
    """The options that are meant for this traveller."""
    age = traveller_at(asked, field).get("age")
    return [
        option_part(asked, name, option, field)
        for option in spec["options"]
        if is_meant_for(age, option, asked.words.policy.settings["adult_age"])
    ]


def is_meant_for(age: object, option: Spec, adult_age: int) -> bool:
    """Whether an option for adults, or for children, suits an age (R19)."""
    if "adults" not in option or not isinstance(age, int):
        return True
    return bool(option["adults"]) == (age >= adult_age)


def option_part(asked: Asked, name: str, option: Spec, field: str) -> Json:
    """An option with its value, its smaller question or its advice.

    An answer to a smaller question says more than its label, which needs the questions before it.
    """
    words = asked.words
    part = option_words(words, f"fields.{name}", option["id"])
    part |= {"unsure": True} if option["id"] == UNSURE else {}
    if "then" in option:
        return part | {"then": smaller(asked, option["then"], field)}
    if "value" in option or "null" in option:
        value, outer = option.get("value"), leaf(field)
        says = None if name == outer else words(f"fields.{outer}.answers.{value}")
        return part | present(says=says) | {"value": value}
    return part | {"advice": words.paragraphs(f"fields.{name}.options.{option['id']}.advice")}


def option_words(words: Words, key: str, id: str) -> Json:
    """An option's label, and the line below it."""
    key = f"{key}.options.{id}"
    hint, short = words.maybe(f"{key}.hint"), words.maybe(f"{key}.short")
    return present(label=words(f"{key}.label"), hint=hint, short=short)


def smaller(asked: Asked, name: str, field: str) -> Json:
    """The question inside an option."""
    words, spec = asked.words, asked.words.policy.settings["fields"][name]
    whose = index_of(field) or 0
    called = {"name": asked.name(whose)}
    alone = len(asked.party) < 2  # noqa: PLR2004
    text = None if alone else words.maybe(f"fields.{name}.named", **called)
    part = present(
        kind=spec["kind"],
        legend=text or words(f"fields.{name}.legend"),
        help=words.maybe(f"fields.{name}.help"),
    )
    if spec["kind"] == "choice":
        return part | {"options": options(asked, name, spec, field)}
    return part | {"labels": labels(words, name), "quick": days_before_departure(asked)}


def days_before_departure(asked: Asked) -> list[Json]:
    """Quick choices for a report: the day of departure and those before it."""
    departure: datetime | None = asked.journey.known("departure")
    last = departure.date() if departure else asked.words.policy.as_of
    days = [last - timedelta(days=back) for back in range(DAYS_OFFERED)]
    return [{"label": asked.words.date(day), "value": day.isoformat()} for day in days]


def traveller_at(asked: Asked, field: str) -> Mapping[str, Any]:
    """The object of the request that holds a field."""
    whose = index_of(field)
    if whose is None:
        return asked.request
    return asked.party[whose].answers if asked.party else {}


def answer_at(asked: Asked, field: str, name: str) -> object:
    """The answer to a traveller's field, or None."""
    return traveller_at(asked, field).get(name)
