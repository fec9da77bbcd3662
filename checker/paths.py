"""Paths of fields, such as `travellers[0].trips[1].place`."""

import re
from collections.abc import Mapping
from typing import Any

ABSENT = object()


def leaf(field: str) -> str:
    """The last name of a path: `place`."""
    return re.sub(r"\[\d+\]$", "", field).rpartition(".")[2]


def index_of(field: str) -> int | None:
    """Whose field it is, as a place in the party; None for the journey's."""
    match = re.match(r"travellers\[(\d+)\]", field)
    return int(match[1]) if match else None


def pattern_of(field: str) -> str:
    """The path whoever and whichever it is about: `travellers[].trips[].place`."""
    return re.sub(r"\[\d+\]", "[]", field)


def is_within(field: str, whole: str) -> bool:
    """Whether a field is another, or a part of it."""
    return field == whole or field.startswith((f"{whole}.", f"{whole}["))


def put(request: dict[str, Any], field: str, value: object) -> None:
    """Set an answer in a request; `ABSENT` takes it away."""
    *way, name = field.replace("[", ".").replace("]", "").split(".")
    holder: Any = request
    for step in way:
        holder = holder[int(step)] if step.isdigit() else holder[step]
    if value is ABSENT:
        holder.pop(name, None)
    else:
        holder[name] = value


def with_answer(request: Mapping[str, Any], field: str, answer: object) -> dict[str, Any]:
    """A copy of a request with one more answer, of the journey or of a traveller."""
    answered = dict(request)
    if "travellers" in request:
        answered["travellers"] = [dict(who) for who in request["travellers"]]
    put(answered, field, answer)
    return answered
