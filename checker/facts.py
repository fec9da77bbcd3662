"""Reading answers on demand: a read of an unanswered fact says what to ask next.

A shape is a class of facts, declared once:

    class Test(Facts):
        reported_at = Fact(MomentOrDay())

`Test(answers, path, record).reported_at` reads the answer, notes the leaf in `record` (field to
value as given, in the order of reading) and raises `Unanswered` when it is absent or malformed.
The same declaration gives the errors of form and the schema.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, Self, TypeVar, overload

from checker.kinds import Fault, Scalar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
F = TypeVar("F", bound="Facts")
Record = dict[str, object]


class Unanswered(Exception):
    """The decision needs the answer to `field`, and there is none yet."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class Refusal:
    """An answer that cannot be taken: where, the contract's error code, what was found."""

    field: str
    code: str
    found: object = None
    kind: Scalar[object] | None = None
    limit: int | datetime | None = None


class Refused(Exception):
    """The answers cannot all be true."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class Kind(Protocol[T_co]):
    """A kind of answer, in its place in the request."""

    def read(self, value: object, field: str, within: "Facts") -> T_co:
        """The answer as rules read it; raises `Unanswered` when it is malformed."""

    def refusals(self, value: object, field: str) -> Iterator[Refusal]:
        """Every error of form in it."""

    def schema(self) -> Mapping[str, object]:
        """The same as JSON Schema."""


class Fact(Generic[T]):
    """One answer of a shape; `otherwise` names the fact that stands in where it is absent."""

    def __init__(self, kind: Kind[T], otherwise: str | None = None) -> None:
        self.kind = kind
        self.otherwise = otherwise

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, facts: None, owner: type) -> Self: ...
    @overload
    def __get__(self, facts: "Facts", owner: type) -> T: ...
    def __get__(self, facts: "Facts | None", owner: type) -> Self | T:
        if facts is None:
            return self
        if self.name in facts.answers:
            return self.kind.read(facts.answers[self.name], facts.field(self.name), facts)
        if self.otherwise:
            return getattr(facts, self.otherwise)  # type: ignore[no-any-return]
        raise Unanswered(facts.field(self.name))


class Facts:
    """One object of the request, read answer by answer; `within` is the object that holds it."""

    def __init__(
        self,
        answers: Mapping[str, object],
        path: str,
        record: Record,
        within: "Facts | None" = None,
    ) -> None:
        self.answers = answers
        self.path = path
        self.record = record
        self.within = within
        # By field, for the whole request: rules read the same answer often. Objects are not kept
        # here; they would hold each other, and no memory would be free before it is collected.
        self.parsed: dict[str, Any] = within.parsed if within else {}

    def field(self, name: str) -> str:
        """The path of an answer, such as `travellers[0].age`."""
        return f"{self.path}.{name}" if self.path else name

    def known(self, name: str) -> Any:
        """The answer, or None where there is none yet or it is malformed."""
        try:
            return getattr(self, name)
        except Unanswered:
            return None

    @classmethod
    def declared(cls) -> Mapping[str, Fact[Any]]:
        """The facts of this shape by name, in the order of their declaration."""
        return {name: fact for name, fact in vars(cls).items() if isinstance(fact, Fact)}

    @classmethod
    def refusals(cls, answers: Mapping[Any, object], path: str) -> Iterator[Refusal]:
        """Every error of form in an object of this shape, in the order of the declaration."""
        here, declared = cls(answers, path, {}), cls.declared()
        for name, fact in declared.items():
            if name in answers:
                yield from fact.kind.refusals(answers[name], here.field(name))
        for name in sorted(str(name) for name in answers if name not in declared):
            yield Refusal(here.field(name), "unknown_field")

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        """This shape as JSON Schema; every answer may be absent."""
        properties = {name: fact.kind.schema() for name, fact in cls.declared().items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """An answer without inner answers."""

    kind: Scalar[T]

    def read(self, value: object, field: str, within: Facts) -> T:
        """The value, noted in the record."""
        if field not in within.parsed:
            try:
                within.parsed[field] = self.kind.parse(value)
            except Fault:
                raise Unanswered(field) from None
        within.record[field] = value
        return within.parsed[field]  # type: ignore[no-any-return]

    def refusals(self, value: object, field: str) -> Iterator[Refusal]:
        """At most one."""
        try:
            self.kind.parse(value)
        except Fault as fault:
            yield Refusal(field, fault.code, value, self.kind)

    def schema(self) -> Mapping[str, object]:
        """That of its kind."""
        return self.kind.schema()


@dataclass(frozen=True)
class OneOrNone(Generic[F]):
    """An object of its own shape, or null: a negative answer, noted as such."""

    shape: type[F]

    def read(self, value: object, field: str, within: Facts) -> F | None:
        """The object, to be read further, or None."""
        if value is None:
            within.record[field] = None
            return None
        if not isinstance(value, Mapping):
            raise Unanswered(field)
        return self.shape(value, field, within.record, within)

    def refusals(self, value: object, field: str) -> Iterator[Refusal]:
        """Those of the object."""
        if isinstance(value, Mapping):
            yield from self.shape.refusals(value, field)
        elif value is not None:
            yield Refusal(field, "wrong_type", value)

    def schema(self) -> Mapping[str, object]:
        """The shape's, or null."""
        return {"anyOf": [{"type": "null"}, self.shape.schema()]}


@dataclass(frozen=True)
class Many(Generic[F]):
    """A list of objects of one shape; an empty one is an answer, noted as such."""

    shape: type[F]
    fewest: int
    most: int

    def read(self, value: object, field: str, within: Facts) -> Sequence[F]:
        """The objects, to be read further."""
        if not isinstance(value, list) or len(value) < self.fewest:
            raise Unanswered(field)
        if not value:
            within.record[field] = value
        return [self._item(item, f"{field}[{index}]", within) for index, item in enumerate(value)]

    def _item(self, item: object, field: str, within: Facts) -> F:
        return self.shape(item if isinstance(item, Mapping) else {}, field, within.record, within)

    def refusals(self, value: object, field: str) -> Iterator[Refusal]:
        """Those of the list, then those of its items."""
        if not isinstance(value, list):
            yield Refusal(field, "wrong_type", value)
            return
        if len(value) < self.fewest:
            yield Refusal(field, "empty", limit=self.fewest)
        if len(value) > self.most:
            yield Refusal(field, "too_many", found=len(value), limit=self.most)
        for index, item in enumerate(value):
            yield from self._item_refusals(item, f"{field}[{index}]")

    def _item_refusals(self, item: object, field: str) -> Iterator[Refusal]:
        if isinstance(item, Mapping):
            yield from self.shape.refusals(item, field)
        else:
            yield Refusal(field, "wrong_type", item)

    def schema(self) -> Mapping[str, object]:
        """A list of so many items of the shape."""
        sizes = {"minItems": self.fewest, "maxItems": self.most}
        return {"type": "array", "items": self.shape.schema(), **sizes}
