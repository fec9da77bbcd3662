"""Times on the page: the timeline, a second arrival beside the first, devices elsewhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from visitor import IS_TOO_WIDE, Visitor, opened
from wording import wording

import checker

pytestmark = pytest.mark.browser

# A stay that no longer counts at this arrival, and did two days before.
KNOWS: dict[str, Any] = {
    "departure": "2021-11-29T06:30",
    "arrival": "2021-11-29T08:00",
    "travellers": [
        {
            "age": 34,
            "trips": [{"place": "case_city", "left_on": "2021-11-14"}],
            "commuter": "no",
            "health_kit": "green",
            "test": {"reported_at": "2021-11-27T10:00"},
        }
    ],
}
ZONES = {"zh": "Asia/Shanghai", "en": "America/New_York"}
NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module", params=ZONES)
def visitor(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Visitor]:
    """On a narrow phone, the English one in New York."""
    lang: str = request.param
    page = browser.new_page(viewport=NARROW, timezone_id=ZONES[lang])
    yield Visitor(opened(page, f"{site_url}{lang}/checker.html"), lang, KNOWS)
    page.close()


def comparison(visitor: Visitor) -> Locator:
    return visitor.checker.locator("details", has_text=visitor.words["compare"])


def compare(visitor: Visitor, **times: str) -> Locator:
    """Give other times, and have them decided."""
    part = comparison(visitor)
    if not part.evaluate("({ open }) => open"):
        part.locator("summary").click()
    for field, time in times.items():
        asked = next(one for one in visitor.times["fields"] if one["field"] == field)
        visitor.fill_in_moment(part.get_by_role("group", name=asked["legend"]), asked, time)
    part.get_by_role("button", name=visitor.words["compare_now"], exact=True).click()
    return part


def zone_notices(visitor: Visitor) -> Locator:
    sentence = visitor.words["zone_behind"].partition("{")[0]
    return visitor.checker.get_by_text(sentence)


def shows_beijing_time(visitor: Visitor) -> None:
    """Said once to a visitor elsewhere, and to nobody else."""
    elsewhere = visitor.lang == "en"
    expect(zone_notices(visitor).filter(visible=True)).to_have_count(1 if elsewhere else 0)
    if elsewhere:
        expect(zone_notices(visitor).first).to_contain_text("(UTC−5) is 13 h behind")


def test_a_second_arrival_is_compared_and_taken_over(visitor: Visitor) -> None:
    """From the first question to the result, then from one arrival to another and back."""
    visitor.sees(visitor.times)
    shows_beijing_time(visitor)
    visitor.go_to("test")
    visitor.option("test", {"reported_at": ""}).check()
    shows_beijing_time(visitor)
    visitor.go_to_result()
    visitor.reads_result()
    shows_beijing_time(visitor)
    sees_timeline(visitor)
    finds_the_report_too_old(visitor)
    takes_it_over_and_back(visitor)


def sees_timeline(visitor: Visitor) -> None:
    """Every time in a row of its own, with its part of the drawing beside it."""
    rows = visitor.checker.get_by_role("article").locator("details[open] ol > li")
    expect(rows).to_have_count(4)
    boxes = [row.bounding_box() or {} for row in rows.all()]
    assert [box["y"] + box["height"] for box in boxes[:-1]] == pytest.approx(
        [box["y"] for box in boxes[1:]], abs=1
    )
    for row, box in zip(rows.all(), boxes, strict=True):
        drawn = row.locator("svg[aria-hidden=true]").first.bounding_box() or {}
        assert drawn["height"] == pytest.approx(box["height"], abs=2)
        text = row.locator("p").first.bounding_box() or {}
        assert drawn["x"] + drawn["width"] <= text["x"]


def finds_the_report_too_old(visitor: Visitor) -> None:
    """Both verdicts side by side, and the report that no longer counts; nothing else."""
    part = compare(visitor, departure="2021-11-30T06:30", arrival="2021-11-30T08:00")
    heading = part.get_by_role("heading", name=visitor.words["compare_title"])
    expect(heading).to_be_focused()
    table = part.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("columnheader").last).to_contain_text(day_of(30))
    words = [
        wording(f"verdicts.{verdict}.label", visitor.lang) for verdict in ("ready", "not_ready")
    ]
    words += [wording(f"states.{state}", visitor.lang) for state in ("held", "expired")]
    cells = table.get_by_role("cell")
    expect(cells.locator("strong")).to_have_text(words)
    assert not visitor.checker.evaluate(IS_TOO_WIDE)
    shows_beijing_time_twice(visitor)


def shows_beijing_time_twice(visitor: Visitor) -> None:
    """At the result, and at the inputs below it."""
    expected = 2 if visitor.lang == "en" else 0
    expect(zone_notices(visitor).filter(visible=True)).to_have_count(expected)


def takes_it_over_and_back(visitor: Visitor) -> None:
    """The other answers stay, and so do the times before, beside the new result."""
    before = dict(visitor.answers)
    take(visitor)
    visitor.answers |= {"departure": "2021-11-30T06:30", "arrival": "2021-11-30T08:00"}
    expect(comparison(visitor).get_by_role("columnheader").last).to_contain_text(day_of(29))
    visitor.reads_result()
    take(visitor)
    visitor.answers = before
    expect(comparison(visitor).get_by_role("columnheader").last).to_contain_text(day_of(30))
    visitor.reads_result()
    stored = visitor.page.evaluate("JSON.parse(sessionStorage['entry-checker']).answers.request")
    assert stored == before


def day_of(number: int) -> re.Pattern[str]:
    """A day of the record's month, as either language writes it."""
    return re.compile(f"{number}日|{number} November")


def take(visitor: Visitor) -> None:
    comparison(visitor).get_by_role("button", name=visitor.words["compare_take"]).click()


def test_times_that_cannot_be_are_pointed_out(visitor: Visitor) -> None:
    """In a summary and at the field, as on any screen; the result above stays."""
    visitor.go_to_result()
    part = compare(visitor, departure="2021-11-28T09:00", arrival="2021-11-28T08:00")
    alert = part.get_by_role("alert")
    expect(alert.locator("..")).to_be_focused()
    message = consult_errors(visitor, departure="2021-11-28T09:00", arrival="2021-11-28T08:00")
    alert.get_by_role("link", name=message["departure"]).click()
    expect(part.get_by_label(visitor.departure["date"], exact=True)).to_be_focused()
    earlier = {"departure": "2021-11-27T07:00", "arrival": "2021-11-27T08:00"}
    part = compare(visitor, **earlier)
    # What this arrival does not go with is the report, for which no field is here.
    report = consult_errors(visitor, **earlier)["travellers[0].test.reported_at"]
    expect(part.get_by_role("alert")).to_contain_text(report)
    time = visitor.arrival["time"]
    part.get_by_label(time, exact=True).fill("")
    compare(visitor)
    expect(part.get_by_label(time, exact=True)).to_have_accessible_description(
        visitor.words["incomplete_date"]
    )
    visitor.reads_result()


def consult_errors(visitor: Visitor, **times: str) -> dict[str, str]:
    said = checker.consult(visitor.answers | times, visitor.lang)
    return {error["field"]: error["message"] for error in said["errors"]}


def test_what_another_arrival_asks_besides_is_asked(visitor: Visitor) -> None:
    """The stay counts then: the question comes, and what was answered is kept."""
    visitor.go_to_result()
    part = compare(visitor, departure="2021-11-28T06:30", arrival="2021-11-28T08:00")
    expect(part.get_by_text(visitor.words["compare_more"])).to_be_visible()
    take(visitor)
    visitor.answers |= {"departure": "2021-11-28T06:30", "arrival": "2021-11-28T08:00"}
    visitor.sees(visitor.next_screen())
    visitor.page.go_back()
    visitor.sees(visitor.next_screen())
    visitor.knows = KNOWS | {"necessary": True}
    visitor.go_to_result()
    visitor.reads_result()
