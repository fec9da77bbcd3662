"""What is wrong, said so that it can be mended: where, what was found, what is allowed."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST_LIST = 120  # characters of names beyond which a message does not list them
LONGEST_TEXT = 40  # characters of what was found that a message repeats


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend; `line` is 0 where there is none, `key` empty for a whole file."""

    file: str
    line: int
    key: str
    said: str

    def __str__(self) -> str:
        """As editors and people read it: `policy.toml:56: clauses.G1.hours: …`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(filter(None, [place, self.key, self.said]))


def misfit(found: object, allowed: str) -> str:
    """What was found and what is allowed."""
    return f"found {quote(found)}. Allowed: {allowed}."


def not_one_of(found: object, names: Collection[str], noun: str) -> str:
    """The same for a name that does not exist, with the nearest one that does."""
    return misfit(found, one_of(names, noun)) + nearest(found, names)


def repeats(names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The names that stand a second time: at which place, and what to say there."""
    for place, name in enumerate(names):
        if name and name in names[:place]:
            yield place, f"{quote(name)} stands there already. Allowed: each once."


def one_of(names: Collection[str], noun: str) -> str:
    """What is allowed where names are; a long list goes without saying."""
    listed = ", ".join(names)
    return f"{noun} ({listed})" if 0 < len(listed) <= LONGEST_LIST else noun


def nearest(found: object, names: Iterable[str]) -> str:
    """The nearest name as a question; nothing where none is near."""
    close = nearest_name(str(found), names)
    return f" Did you mean {quote(close)}?" if close else ""


def nearest_name(found: str, names: Iterable[str]) -> str | None:
    """The nearest name, upper and lower case alike."""
    known = {name.casefold(): name for name in names}
    close = get_close_matches(found.casefold(), known, n=1)
    return known[close[0]] if close else None


def nearest_key(found: str, keys: Iterable[str], known: Iterable[str] = ()) -> str:
    """The same for a dotted key: its first part that none of them has is compared.

    Where its beginning is known and none of them has it, none is near.
    """
    others, parts = [key.split(".") for key in keys], found.split(".")
    beginnings = [key.split(".") for key in known]
    for place, part in enumerate(parts):
        siblings = {other[place] for other in others if place < len(other)}
        if part not in siblings:
            there = any(key[: place + 1] == parts[: place + 1] for key in beginnings)
            close = None if there else nearest_name(part, siblings)
            return f" Did you mean {quote('.'.join([*parts[:place], close]))}?" if close else ""
        others = [other for other in others if other[place : place + 1] == [part]]
    return ""


def quote(found: object) -> str:
    """A value as JSON, cut where it is long."""
    text = json.dumps(found, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
