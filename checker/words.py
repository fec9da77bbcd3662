"""Words: looking them up, filling them in, and writing dates, times and lists in a language.

Texts are TOML tables whose leaves have the languages as keys, `{"zh": …, "en": …}`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checker.policies import read_toml
from checker.policy import Policy

LANGUAGES = ("zh", "en")
TEXTS = read_toml("checker", "texts.toml")


@dataclass(frozen=True)
class Words:
    """All words in one language: the policy's, then the checker's own."""

    policy: Policy
    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """The text at a dotted key, filled in; KeyError when there is none."""
        text = self.find(key)
        if not isinstance(text, str):
            raise KeyError(f"{key} ({self.lang})")
        return self.fill(text, **values)

    def maybe(self, key: str, **values: object) -> str | None:
        """The same, or None when there is none."""
        return self(key, **values) if self.find(key) is not None else None

    def paragraphs(self, key: str) -> list[str]:
        """A text of several paragraphs; empty when there is none."""
        return [self.fill(paragraph) for paragraph in self.find(key) or ()]

    def find(self, key: str) -> Any:
        """What stands at a dotted key in this language, or None."""
        for texts in (self.policy.texts, TEXTS):
            found = look_up(texts, f"{key}.{self.lang}")
            if found is not None:
                return found
        return None

    def keys(self, key: str) -> Sequence[str]:
        """The names of the texts below a dotted key."""
        return list(look_up(self.policy.texts, key) or ())

    def fill(self, template: str, **values: object) -> str:
        """Put values, and the numbers of the policy's clauses (`{G1.hours}`), into a text."""

        def value_of(match: re.Match[str]) -> str:
            name = match[1]
            number = look_up(self.policy.clauses, name)
            return (
                match[0] if name not in values and number is None else str(values.get(name, number))
            )

        return re.sub(r"\{([\w.]+)\}", value_of, template)

    def date(self, day: date) -> str:
        """A day with its day of the week, the year where it is not the record's."""
        key = "date" if day.year == self.policy.as_of.year else "date_of_year"
        return dated(self, key, day)

    def full_date(self, moment: datetime) -> str:
        """A day with its year."""
        return dated(self, "full_date", moment)

    def at(self, text: str, moment: datetime) -> str:
        """A time as it was given: to the minute, or just the day."""
        return self.moment(moment) if "T" in text else self.date(moment.date())

    def moment(self, moment: datetime) -> str:
        """A time in Beijing, to the minute."""
        return self("moment", date=self.date(moment.date()), time=f"{moment:%H:%M}")

    def joined(self, value: object) -> object:
        """Several values side by side; anything else as it is."""
        return self("list.separator").join(value) if isinstance(value, tuple) else value

    def list(self, items: Sequence[str]) -> str:
        """A and B; A, B and C."""
        if len(items) < 2:  # noqa: PLR2004
            return "".join(items)
        return self("list.separator").join(items[:-1]) + self("list.last") + items[-1]


def dated(words: Words, key: str, day: date) -> str:
    """A day, written as the text at a key says."""
    month, weekday = words.find("months")[day.month - 1], words.find("weekdays")[day.weekday()]
    return words(key, year=day.year, month=month, day=day.day, weekday=weekday)


def look_up(texts: Mapping[str, Any], key: str) -> Any:
    """What stands at a dotted key, or None."""
    found: Any = texts
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
