"""The answers that a request can hold, as the declaration in checker/request.py has them."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from checker import outcome, request
from checker.facts import Facts, Leaf, Many, OneOrNone
from checker.kinds import Choice, Moment, YesNo
from checker.paths import is_within
from checker.request import Journey, Trip

Kind = Any  # of checker.facts: Leaf, Many or OneOrNone
PARTY = "travellers"  # asked person by person, so that it being asked asks nothing within

SHAPES: dict[str, type[Facts]] = {
    name: shape
    for name, shape in vars(request).items()
    if isinstance(shape, type) and issubclass(shape, Facts) and shape is not Facts
}
CHOICES: dict[str, Choice[str]] = {
    name: Choice(get_args(alias))
    for module in (request, outcome)
    for name, alias in vars(module).items()
    if get_origin(alias) is Literal
}


def declared(
    shape: type[Facts] = Journey, prefix: str = ""
) -> Iterator[tuple[str, type[Facts], Kind]]:
    """Every field by its pattern (`travellers[].trips[].place`), with its shape and its kind."""
    for name, fact in shape.declared().items():
        yield f"{prefix}{name}", shape, fact.kind
        if isinstance(fact.kind, Many | OneOrNone):
            between = "[]." if isinstance(fact.kind, Many) else "."
            yield from declared(fact.kind.shape, f"{prefix}{name}{between}")


FIELDS: dict[str, Kind] = {pattern: kind for pattern, _, kind in declared() if pattern != "policy"}
PATTERNS = {
    (shape.__name__, pattern.rpartition(".")[2]): pattern for pattern, shape, _ in declared()
}


def is_asked_by(pattern: str, listed: str) -> bool:
    """Whether a field is asked where another is: itself, or a part of it."""
    return pattern == listed or (listed != PARTY and is_within(pattern, listed))


def control(kind: Kind) -> str | None:
    """The kind of `policy.toml` that can ask for a field; None where a larger one asks for it."""
    if isinstance(kind, Many):
        return "stays" if kind.shape is Trip else "party"
    if isinstance(kind, OneOrNone) or isinstance(kind.kind, Choice | YesNo):
        return "choice"
    return "moment" if isinstance(kind.kind, Moment) else None


def every_answer(kind: Kind) -> tuple[object, ...]:
    """The values that the options of a choice have to give, between them."""
    scalar = kind.kind if isinstance(kind, Leaf) else None
    if isinstance(scalar, Choice):
        return tuple(scalar.choices)
    return (True, False) if isinstance(scalar, YesNo) else (None,)
