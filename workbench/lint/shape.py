"""Shapes of TOML: what may stand where, declared once; faults and a sound copy follow from it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from workbench.lint.faults import misfit, nearest
from workbench.lint.reading import Key

Misfits = Iterator[tuple[Key, str]]


class Shape(Protocol):
    """What may stand in a place."""

    @property
    def allowed(self) -> str:
        """The same in words."""

    def misfits(self, value: Any, key: Key) -> Misfits:
        """Where a value is of another shape, and what to say there."""

    def sound(self, value: Any) -> Any:
        """The value without what is of another shape; what must be there is there, if empty."""


@dataclass(frozen=True)
class Value:
    """A single value; `empty` stands in where there is none."""

    allowed: str
    fits: Callable[[Any], bool]
    empty: Any

    def misfits(self, value: Any, key: Key) -> Misfits:
        """At most one."""
        if not self.fits(value):
            yield key, misfit(value, self.allowed)

    def sound(self, value: Any) -> Any:
        """The value, or the empty one."""
        return value if self.fits(value) else self.empty


@dataclass(frozen=True)
class Some:
    """A list of at least one of a shape."""

    each: Shape

    @property
    def allowed(self) -> str:
        """A list of …."""
        return f"a list with one or more of these: {self.each.allowed}"

    def misfits(self, value: Any, key: Key) -> Misfits:
        """Those of the list, else those within."""
        if not value or not isinstance(value, list):
            yield key, misfit(value, self.allowed)
            return
        for index, item in enumerate(value):
            yield from self.each.misfits(item, (*key, index))

    def sound(self, value: Any) -> list[Any]:
        """A list with as many."""
        return [self.each.sound(item) for item in value] if isinstance(value, list) else []


@dataclass(frozen=True)
class Each:
    """A table whose keys are ids, each with the same shape; without ids there can be none."""

    each: Shape
    allowed: str = "a table"

    def misfits(self, value: Any, key: Key) -> Misfits:
        """Those of the table, else those within."""
        if not isinstance(value, dict):
            yield key, misfit(value, self.allowed)
            return
        for name, inner in value.items():
            yield from self.each.misfits(inner, (*key, name))

    def sound(self, value: Any) -> dict[str, Any]:
        """A table with the same ids."""
        return {id: self.each.sound(inner) for id, inner in table(value).items()}


@dataclass(frozen=True)
class Table:
    """A table with these keys, some of which may be absent."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)
    allowed: str = "a table"

    @property
    def known(self) -> Mapping[str, Shape]:
        """All keys."""
        return {**self.required, **self.optional}

    def misfits(self, value: Any, key: Key) -> Misfits:
        """Those of the table, else what it lacks and those within."""
        if not isinstance(value, dict):
            yield key, misfit(value, self.allowed)
            return
        for name in self.required.keys() - value.keys():
            yield (*key, name), f"this key is missing. Allowed: {self.required[name].allowed}."
        for name, inner in value.items():
            yield from self.misfits_at(name, inner, (*key, name))

    def misfits_at(self, name: str, value: Any, key: Key) -> Misfits:
        """Those of one key."""
        if name in self.known:
            yield from self.known[name].misfits(value, key)
        else:
            others = ", ".join(self.known)
            yield key, f"there is no such key here. Allowed: {others}.{nearest(name, self.known)}"

    def sound(self, value: Any) -> dict[str, Any]:
        """A table with what must be there, and what may."""
        there = {**dict.fromkeys(self.required), **table(value)}
        return {name: self.known[name].sound(there[name]) for name in there if name in self.known}


@dataclass(frozen=True)
class OneOf:
    """A table of one of several shapes; the value at `key` says which."""

    key: str
    shapes: Mapping[str, Table]
    allowed: str = "a table"

    def chosen(self, value: Any) -> Table:
        """The shape that a value wants to have; one that has nothing but the key if none."""
        wanted = table(value).get(self.key)
        unknown = Table({self.key: one_word(*self.shapes)})
        return self.shapes.get(wanted, unknown) if isinstance(wanted, str) else unknown

    def misfits(self, value: Any, key: Key) -> Misfits:
        """Those of the shape; only that of the key where it says no shape."""
        shape = self.chosen(value)
        known = {name: inner for name, inner in table(value).items() if name == self.key}
        return shape.misfits(value if shape in self.shapes.values() else known, key)

    def sound(self, value: Any) -> dict[str, Any]:
        """As the shape has it."""
        return self.chosen(value).sound(value)


def table(value: Any) -> Mapping[str, Any]:
    """A table, empty where there is another value."""
    return value if isinstance(value, dict) else {}


def one_word(*words: str) -> Value:
    """One of some words."""
    return Value(f"one of {', '.join(words)}", lambda value: value in words, "")


def whole_number(most: int) -> Value:
    """A whole number from 1."""
    allowed = f"a whole number from 1 to {most:,}"
    return Value(allowed, lambda value: type(value) is int and 0 < value <= most, empty=1)


TEXT = Value(
    "text that is not empty", lambda value: isinstance(value, str) and bool(value.strip()), ""
)
YES_OR_NO = Value("true or false", lambda value: isinstance(value, bool), empty=False)
