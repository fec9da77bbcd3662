"""The request: its shape, and reading it from JSON.

Every field, its values and its limits stand here once; rules read them as typed facts, the
schema and the errors of form are derived.
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal, NoReturn, cast, get_args

from checker.facts import Fact, Facts, Leaf, Many, OneOrNone
from checker.kinds import Choice, Day, Moment, MomentOrDay, WholeNumber, YesNo
from checker.policies import SETTINGS

Mode = Literal["rail", "road", "other"]
Place = Literal["case_county", "case_city", "border_port", "elsewhere"]
Commuter = Literal["labelled", "registered", "unregistered", "no"]
HealthKit = Literal["green", "popup", "not_green", "cannot_use"]
ReliefGroup = Literal["older", "child", "disability", "none"]

AGES = WholeNumber(0, 130)  # completed years at arrival
LARGEST_PARTY = 20
DEEPEST = 64  # levels of nesting; the request itself has five


class Trip(Facts):
    """A stay outside Beijing."""

    place: Fact[Place] = Fact(Leaf(Choice(get_args(Place))))
    left_on = Fact(Leaf(Day()))


class Test(Facts):
    """The latest negative nucleic acid test."""

    reported_at = Fact(Leaf(MomentOrDay()))


class Traveller(Facts):
    """One of the party."""

    age = Fact(Leaf(AGES))
    trips = Fact(Many(Trip, 0, 50))
    commuter: Fact[Commuter] = Fact(Leaf(Choice(get_args(Commuter))))
    proof_of_work = Fact(Leaf(YesNo()))
    health_kit: Fact[HealthKit] = Fact(Leaf(Choice(get_args(HealthKit))))
    relief_group: Fact[ReliefGroup] = Fact(Leaf(Choice(get_args(ReliefGroup))))
    test = Fact(OneOrNone(Test))

    @property
    def journey(self) -> "Journey":
        """The journey that the party shares."""
        return cast("Journey", self.within)


class Journey(Facts):
    """The whole request: one journey and the party that makes it."""

    policy = Fact(Leaf(Choice(tuple(policy["id"] for policy in SETTINGS.values()))))
    arrival = Fact(Leaf(Moment()))
    departure = Fact(Leaf(Moment()), otherwise="arrival")
    mode: Fact[Mode] = Fact(Leaf(Choice(get_args(Mode))))
    necessary = Fact(Leaf(YesNo()))
    travellers = Fact(Many(Traveller, 1, LARGEST_PARTY))


class NotJson(ValueError):
    """The input is not one JSON object, read strictly."""


def read_json(text: str | bytes) -> Mapping[str, Any]:
    """Read one JSON object: UTF-8 without BOM, no NaN, no repeated keys, no absurd depth.

    Raises `NotJson` for anything else.
    """
    try:
        text = text.decode() if isinstance(text, bytes) else text
        _check_depth(text)
        value = json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=_refuse, parse_int=_whole
        )
    except ValueError as error:
        raise NotJson(str(error)) from None
    if not isinstance(value, dict):
        raise NotJson("not an object")
    return value


def _check_depth(text: str) -> None:
    """Refuse what is nested deeper than any request, at the same depth on every machine."""
    brackets = re.findall(r"[\[{\]}]", re.sub(r'"(?:[^"\\]++|\\.)*+"?', "", text))
    depths = accumulate(1 if bracket in "[{" else -1 for bracket in brackets)
    if any(depth > DEEPEST for depth in depths):
        raise NotJson("nested too deeply")


def _without_repeats(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJson("a key stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise NotJson(f"{constant} is not JSON")


def _whole(digits: str) -> int:
    # Python refuses to read very long numbers; any that long is out of every range.
    return int(digits[:40])
