"""A second arrival beside the first: what would differ. And whose clock shows other times."""

import json
from typing import Any

import pytest
from in_node import node
from named_cases import ADULT, INFANT, Json, alone, in_each_language, journey, stay
from wording import wording

import checker


def described(request: Json, lang: str) -> Any:
    return checker.describe(checker.evaluate(request), lang, ("Anna", "Bo", "Cai"))


def differing(lang: str, one: Json, other: Json) -> list[tuple[str, str, list[Any]]]:
    """Whose, what, and what it is in either."""
    pair = [described(one, lang), described(other, lang)]
    words = checker.opening(lang)["words"]
    (rows,) = node("compared.mjs", json.dumps([pair]), json.dumps(words))
    return [(row["title"], row["what"], row["sides"]) for row in rows]


def side(status: str, text: str, detail: str | None = None) -> Json:
    return {"status": status, "text": text} | ({"detail": detail} if detail else {})


@in_each_language
def test_a_later_arrival_finds_the_report_too_old(lang: str) -> None:
    """The verdict first, then the document; the green code is the same and left out."""
    later = alone() | {"arrival": "2021-12-01T08:00"}
    until = {"zh": "11月30日周二 10:00", "en": "Tue 30 November, 10:00"}[lang]
    since = {"zh": "11月29日周一 08:00", "en": "Mon 29 November, 08:00"}[lang]
    assert differing(lang, alone(), later) == [
        (
            "",
            wording("page.compare_result", lang),
            [
                side("ready", wording("verdicts.ready.label", lang)),
                side("not_ready", wording("verdicts.not_ready.label", lang)),
            ],
        ),
        (
            "",
            wording("documents.negative_test_48h.name", lang),
            [
                side(
                    "held",
                    wording("states.held", lang),
                    wording("document.held", lang, until=until),
                ),
                side(
                    "expired",
                    wording("states.expired", lang),
                    wording("document.wanted", lang, **{"from": since}),
                ),
            ],
        ),
    ]


@in_each_language
def test_the_same_result_has_its_verdict_only(lang: str) -> None:
    earlier = alone() | {"arrival": "2021-11-29T07:00"}
    ready = side("ready", wording("verdicts.ready.label", lang))
    assert differing(lang, alone(), earlier) == [
        ("", wording("page.compare_result", lang), [ready, ready])
    ]


@in_each_language
def test_who_may_not_come_carries_nothing(lang: str) -> None:
    """Documents stand on one side only; from when on the stay no longer counts, on the other."""
    here, later = alone(trips=[stay("case_county")]), {"arrival": "2021-12-05T08:00"}
    rows = differing(lang, here, here | later)
    clears = wording(
        "clears.restricted", lang, date={"zh": "12月5日周日", "en": "Sun 5 December"}[lang]
    )
    assert rows[0][2] == [
        side("restricted", wording("verdicts.restricted.label", lang), clears),
        side("not_ready", wording("verdicts.not_ready.label", lang)),
    ]
    assert [(what, sides[0], sides[1]["status"]) for _, what, sides in rows[1:]] == [
        (wording("documents.negative_test_48h.name", lang), None, "expired"),
        (wording("documents.green_code.name", lang), None, "held"),
    ]


def test_of_a_party_those_for_whom_it_differs_are_named() -> None:
    """The party's verdict, then each one's own and what they carry, whoever comes first now."""
    fresh = ADULT | {"test": {"reported_at": "2021-11-29"}}
    party = journey(fresh, ADULT, INFANT)
    rows = differing("en", party, party | {"arrival": "2021-11-30T12:00"})
    test = wording("documents.negative_test_48h.name", "en")
    assert [(title, what) for title, what, _ in rows] == [
        ("", "Result"),
        ("Bo", "Result"),
        ("Bo", test),
    ]


NEW_YORK = {
    "zh": "时间都是北京时间（UTC+8）；您设备的时间（UTC−5）比北京慢13小时。",
    "en": "All times are Beijing time (UTC+8); your device’s (UTC−5) is 13 h behind.",
}


def told(lang: str, zone: str, **request: str) -> str:
    opening = json.loads(json.dumps(checker.opening(lang)))
    (said,) = node("zone.mjs", json.dumps([[zone, opening, request]]))
    assert isinstance(said, str)
    return said


@in_each_language
def test_a_device_elsewhere_is_told_so(lang: str) -> None:
    """How far its time is from UTC, and from Beijing's."""
    assert told(lang, "America/New_York") == NEW_YORK[lang]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"])
def test_a_device_as_far_ahead_is_told_nothing(zone: str) -> None:
    """Whatever its zone is called."""
    assert told("en", zone) == ""


@pytest.mark.parametrize(
    ("zone", "arrival", "said"),
    [
        ("Europe/London", "2021-11-29T08:00", "(UTC+0) is 8 h behind"),
        ("Europe/London", "2022-07-01T08:00", "(UTC+1) is 7 h behind"),
        ("Asia/Kolkata", "2021-11-29T08:00+08:00", "(UTC+5:30) is 2.5 h behind"),
        ("America/St_Johns", "2021-11-29T00:00Z", "(UTC−3:30) is 11.5 h behind"),
        ("Asia/Tokyo", "2021-11-29T08:00", "(UTC+9) is 1 h ahead"),
        ("Europe/London", "29 November", "h behind"),
    ],
)
def test_what_counts_is_the_moment_of_arrival(zone: str, arrival: str, said: str) -> None:
    """Summer time comes and goes; an arrival that is none does no harm."""
    assert said in told("en", zone, arrival=arrival)
