"""Hypothesis strategies: requests of every kind, well-formed, partial, malformed, and no requests.

Properties find the same examples at every run; `PROPERTIES=search` looks further, at random.
"""

import os
from copy import deepcopy
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st
from named_cases import ADULT, Json, faults, put

import checker
from checker.request import Commuter, HealthKit, Mode, Place, ReliefGroup

settings.register_profile("same", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("search", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("PROPERTIES", "same"))

# Around the start of the rules, the days of the record, and the 48 hours, 14 days and midnight
# before an arrival at 2021-11-29T08:00.
ARRIVALS = ("2021-11-29T08:00", "2021-11-28T16:30Z", "2021-11-30T00:00+08:00", "2021-11-17T00:00")
DAY_OF = dict(zip(ARRIVALS, ("2021-11-29", "2021-11-29", "2021-11-30", "2021-11-17"), strict=True))
DEPARTURES = ("2021-11-29T08:00+08:00", "2021-11-28T20:00", "2021-11-26T08:00", "2021-11-16T23:59Z")
REPORTS = (
    "2021-11-29T08:00",
    "2021-11-28T20:00:00.5+08:00",
    "2021-11-28",
    "2021-11-27T08:00:00+08:00",
    "2021-11-27T07:59:59.999999",
    "2021-11-26T23:00Z",
    "2021-11-15T08:00",
    "2021-11-15T07:59",
    "2021-11-15",
    "2021-10-01",
)
DAYS = ("2021-11-29", "2021-11-17", "2021-11-16", "2021-11-15", "2021-11-14", "2021-11-01")
AGES = st.sampled_from((0, 2, 3, 4, 17, 18, 34, 60, 130))

TRIPS = st.lists(
    st.fixed_dictionaries(
        {"place": st.sampled_from(get_args(Place)), "left_on": st.sampled_from(DAYS)}
    ),
    max_size=2,
)
TESTS = st.none() | st.fixed_dictionaries({"reported_at": st.sampled_from(REPORTS)})
ANSWERS = {
    "age": AGES,
    "trips": st.just([]) | TRIPS,
    "commuter": st.sampled_from(get_args(Commuter)),
    "proof_of_work": st.booleans(),
    "health_kit": st.sampled_from(get_args(HealthKit)),
    "relief_group": st.sampled_from(get_args(ReliefGroup)),
    "test": TESTS,
}
SHARED = {
    "arrival": st.sampled_from(ARRIVALS),
    "mode": st.sampled_from(get_args(Mode)),
    "necessary": st.booleans(),
}
DEPARTURE = {"departure": st.sampled_from(DEPARTURES)}
PARTY = st.lists(st.fixed_dictionaries(ANSWERS), min_size=1, max_size=3)

# Every answer is there, so that each is either complete or an error of sense.
full_requests = st.fixed_dictionaries(SHARED | {"travellers": PARTY}, optional=DEPARTURE)
# Any answer may be absent, inner ones too.
PARTIAL = ANSWERS | {
    "trips": st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "place": st.sampled_from(get_args(Place)),
                "left_on": st.sampled_from(DAYS),
            },
        ),
        max_size=2,
    ),
    "test": st.none()
    | st.fixed_dictionaries({}, optional={"reported_at": st.sampled_from(REPORTS)}),
}
PARTIAL_PARTY = st.lists(st.fixed_dictionaries({}, optional=PARTIAL), min_size=1, max_size=3)
partial_requests = st.fixed_dictionaries(
    {}, optional=SHARED | DEPARTURE | {"travellers": PARTIAL_PARTY}
)


def mended(request: Json) -> Json:
    """The same without errors of sense: nothing later than the arrival, and no infant alone."""
    arrival, day = request["arrival"], DAY_OF[request["arrival"]]
    for field, code in faults(checker.evaluate(request)):
        if code == "no_companion":
            request["travellers"].append(deepcopy(ADULT | {"test": {"reported_at": arrival}}))
        else:
            put(request, field, day if field.endswith("left_on") else arrival)
    return request


complete_requests = full_requests.map(mended)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([*ARRIVALS, *DAYS, *REPORTS, "rail", "case_city", "2021-02-30", "", "\ud800"])
)
KNOWN = (*SHARED, *DEPARTURE, *ANSWERS, "travellers", "place", "left_on", "reported_at")
names = st.text(max_size=5) | st.sampled_from(KNOWN)
any_json = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def malformed_requests(draw: st.DrawFn) -> Json:
    """A full request with anything at all put in up to three places of it."""
    request = draw(full_requests)
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(places(request)))
        holder[key] = draw(any_json)
    return request


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place within a value where another could stand, and one beside them in each object."""
    if isinstance(value, dict):
        inner = [place for item in value.values() for place in places(item)]
        return [*((value, key) for key in [*value, "surplus"]), *inner]
    if isinstance(value, list):
        inner = [place for item in value for place in places(item)]
        return [*((value, index) for index in range(len(value))), *inner]
    return []


any_requests = full_requests | partial_requests | malformed_requests() | any_json


def shuffled(value: Any, draw: st.DrawFn) -> Any:
    """The same, with the keys of every object in another order."""
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: shuffled(value[key], draw) for key in keys}
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else deepcopy(value)
