"""The kinds of answers a request can hold: how each is read, refused and put into the schema.

A kind reads one JSON value: `parse` gives the value as rules read it or raises `Fault` with one of
the contract's error codes, `schema` is the same as JSON Schema, `allowed` names a text that tells
people what would do. Times are aware datetimes in UTC+8, days are days in Beijing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Generic, Protocol, TypeVar

BEIJING = timezone(timedelta(hours=8))
FIRST_YEAR, LAST_YEAR = 2000, 2099

T_co = TypeVar("T_co", covariant=True)
C = TypeVar("C", bound=str)


class Fault(Exception):
    """A value that is not of its kind; `code` is one of the contract's error codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Scalar(Protocol[T_co]):
    """A kind whose value has no fields of its own."""

    def parse(self, value: object) -> T_co:
        """Read a JSON value; raise `Fault` when it is not of this kind."""

    def schema(self) -> Mapping[str, object]:
        """The same as JSON Schema (2020-12)."""

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """The key of the text that says what would do, and what to fill into it."""


@dataclass(frozen=True)
class WholeNumber:
    """A whole number from `low` to `high`; floats and booleans are not whole numbers."""

    low: int
    high: int

    def parse(self, value: object) -> int:
        """Read an int; `wrong_type` or `out_of_range`."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise Fault("wrong_type")
        if not self.low <= value <= self.high:
            raise Fault("out_of_range")
        return value

    def schema(self) -> Mapping[str, object]:
        """An integer in the range."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """A whole number from … to …."""
        return "whole_number", {"low": self.low, "high": self.high}


@dataclass(frozen=True)
class YesNo:
    """True or false."""

    def parse(self, value: object) -> bool:
        """Read a bool; `wrong_type`."""
        if not isinstance(value, bool):
            raise Fault("wrong_type")
        return value

    def schema(self) -> Mapping[str, object]:
        """A boolean."""
        return {"type": "boolean"}

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """True or false."""
        return "yes_no", {}


@dataclass(frozen=True)
class Choice(Generic[C]):
    """One of a few ids."""

    choices: tuple[C, ...]

    def parse(self, value: object) -> C:
        """Read an id; `wrong_type` or `not_a_choice`."""
        if not isinstance(value, str):
            raise Fault("wrong_type")
        for choice in self.choices:
            if choice == value:
                return choice
        raise Fault("not_a_choice")

    def schema(self) -> Mapping[str, object]:
        """An enumeration."""
        return {"enum": list(self.choices)}

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """One of …."""
        return "choice", {"choices": self.choices}


_DATE = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_HOUR, _SIXTIETH = "(?:[01][0-9]|2[0-3])", "[0-5][0-9]"
_TIME = f"{_HOUR}:{_SIXTIETH}(?::{_SIXTIETH}(?:\\.[0-9]{{1,6}})?)?"
_ZONE = f"(?:Z|[+-]{_HOUR}:{_SIXTIETH})?"
_MOMENT = f"{_DATE}T{_TIME}{_ZONE}"
# A local date one day outside the years can still be a day inside them in Beijing.
_YEARS = f"(?:20[0-9]{{2}}-|{FIRST_YEAR - 1}-12-31|{LAST_YEAR + 1}-01-01)"


def _text(value: object, form: str) -> str:
    if not isinstance(value, str):
        raise Fault("wrong_type")
    if not re.fullmatch(form, value):
        raise Fault("not_a_date")
    return value


def _moment(text: str) -> datetime:
    try:
        local = datetime.fromisoformat(text)
        moment = (local if local.tzinfo else local.replace(tzinfo=BEIJING)).astimezone(BEIJING)
    except ValueError:
        raise Fault("not_a_date") from None
    except OverflowError:
        raise Fault("out_of_range") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Fault("out_of_range")
    return moment


def _pattern(*forms: str) -> Mapping[str, object]:
    # Python's `$` also matches before a final line feed, which ECMA's does not.
    return {"type": "string", "pattern": f"^(?={_YEARS})(?:{'|'.join(forms)})$(?!\\n)"}


@dataclass(frozen=True)
class Moment:
    """A date-time, `YYYY-MM-DDTHH:MM[:SS[.f]]` with `Z`, `±HH:MM` or nothing (then UTC+8)."""

    def parse(self, value: object) -> datetime:
        """Read an aware datetime in UTC+8; `wrong_type`, `not_a_date` or `out_of_range`."""
        return _moment(_text(value, _MOMENT))

    def schema(self) -> Mapping[str, object]:
        """A string of the form; whether the day exists is for the checker to say."""
        return _pattern(_MOMENT)

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """A date and time."""
        return "moment", {"first": FIRST_YEAR, "last": LAST_YEAR}


@dataclass(frozen=True)
class Day:
    """A day in Beijing, `YYYY-MM-DD`."""

    def parse(self, value: object) -> date:
        """Read a date; `wrong_type`, `not_a_date` or `out_of_range`."""
        return _moment(_text(value, _DATE)).date()

    def schema(self) -> Mapping[str, object]:
        """A string of the form; whether the day exists is for the checker to say."""
        return {"type": "string", "pattern": f"^(?=20[0-9]{{2}}-){_DATE}$(?!\\n)"}

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """A date."""
        return "day", {"first": FIRST_YEAR, "last": LAST_YEAR}


@dataclass(frozen=True)
class MomentOrDay:
    """A date-time, or a day, which counts from 00:00 in Beijing (R2)."""

    def parse(self, value: object) -> datetime:
        """Read an aware datetime in UTC+8; `wrong_type`, `not_a_date` or `out_of_range`."""
        return _moment(_text(value, f"{_MOMENT}|{_DATE}"))

    def schema(self) -> Mapping[str, object]:
        """A string of either form."""
        return {"anyOf": [Moment().schema(), Day().schema()]}

    def allowed(self) -> tuple[str, Mapping[str, object]]:
        """A date, with or without a time."""
        return "moment_or_day", {"first": FIRST_YEAR, "last": LAST_YEAR}
