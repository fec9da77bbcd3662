"""`policy.toml`: its shape, declared once, and what is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from checker import kinds
from checker.kinds import BEIJING, Day
from checker.request import AGES
from workbench.lint import references, sense
from workbench.lint.faults import Fault
from workbench.lint.reading import Key, Toml, Unreadable, read_toml
from workbench.lint.shape import (
    TEXT,
    YES_OR_NO,
    Each,
    OneOf,
    Some,
    Table,
    Value,
    one_word,
    whole_number,
)

Policy = Mapping[str, Any]
MOST_DAYS = 3660  # ten years: what is longer is a slip, and much longer is beyond all dates


def is_beginning(value: Any) -> bool:
    """Whether a value is a time in Beijing."""
    return isinstance(value, datetime) and value.utcoffset() == BEIJING.utcoffset(None)


def is_day(value: Any) -> bool:
    """Whether a value is a day as requests have it."""
    try:
        Day().parse(value)
    except kinds.Fault:
        return False
    return True


BEGINNING = Value("a time with +08:00, like 2021-11-17T00:00:00+08:00", is_beginning, None)
DATE = Value("a date, like 2021-11-29", lambda value: type(value) is date, None)
DAY = Value('a day in quotation marks, like "2021-11-29"', is_day, "")
TRUE = Value("true", lambda value: value is True, empty=True)
ANSWER = Value("text, true or false", lambda value: isinstance(value, str | bool), "")
ANSWERS = Value("a request, or part of one", lambda value: isinstance(value, dict), {})

OPTION = Table({"id": TEXT}, {"value": ANSWER, "then": TEXT, "null": TRUE, "adults": YES_OR_NO})
KIND = {"kind": one_word("moment", "party", "stays", "choice", "report")}
FIELD = OneOf(
    "kind",
    {
        "moment": Table({**KIND, "default": DAY}, {"optional": YES_OR_NO}),
        "party": Table(KIND),
        "stays": Table({**KIND, "places": Each(TEXT)}),
        "choice": Table({**KIND, "options": Some(OPTION)}),
        "report": Table(KIND),
    },
)
AGE = whole_number(AGES.high)
NUMBERS = {"hours": whole_number(MOST_DAYS * 24), "days": whole_number(MOST_DAYS), "age": AGE}
SHAPE = Table(
    {
        "id": TEXT,
        "in_force_from": BEGINNING,
        "as_of": DATE,
        "adult_age": AGE,
        "questions": Each(Table({"page": TEXT}, {"certain": ANSWERS})),
        "clauses": Each(Table({"cites": Some(TEXT)}, {**NUMBERS, "background": TEXT})),
        "readings": Table({"ids": Some(TEXT)}),
        "screens": Some(Table({"id": TEXT, "fields": Some(TEXT)}, {"opening": Some(TEXT)})),
        "fields": Each(FIELD),
    },
    {
        "overrides": Some(
            Table({"step": TEXT, "over": Some(TEXT), "rests_on": Some(TEXT), "why": TEXT})
        )
    },
)


@dataclass(frozen=True)
class Settings:
    """A `policy.toml` that could be read."""

    file: Toml

    @cached_property
    def content(self) -> Policy:
        """What stands in it, as far as it is of the right shape."""
        return SHAPE.sound(self.file.content)

    @cached_property
    def misfits(self) -> list[tuple[Key, str]]:
        """What is wrong in it by itself."""
        of_shape = SHAPE.misfits(self.file.content, ())
        return [*of_shape, *references.references(self.content), *sense.sense(self.content)]

    @cached_property
    def unclear(self) -> set[Key]:
        """The tables at fault: what others make of them is told once they are mended."""
        return {key[:2] for key, _ in self.misfits if len(key) > 1}

    @property
    def numbers(self) -> list[str]:
        """The gaps that numbers of clauses fill, `G1.hours`; of a clause at fault all of them."""
        return [
            f"{id}.{name}"
            for id, clause in self.content["clauses"].items()
            for name in NUMBERS
            if name in clause or ("clauses", id) in self.unclear
        ]


def read_settings(path: Path) -> Settings | Unreadable:
    """The settings of a file, or why it cannot be read."""
    file = read_toml(path)
    return file if isinstance(file, Fault) else Settings(file)
