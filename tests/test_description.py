"""A result in sentences: what stands where, in both languages."""

import json
from typing import Any

import pytest
from named_cases import (
    ADULT,
    INFANT,
    Case,
    Json,
    alone,
    every_case,
    in_each_language,
    journey,
    stay,
)
from wording import wording

import checker
from checker.description import note_part
from checker.outcome import VERDICTS
from checker.policy import POLICIES
from checker.words import Words


def described(request: Json, lang: str, *names: str) -> Any:
    return checker.describe(checker.evaluate(request), lang, names)


# Dates and times as each language writes them.
AT = {
    "zh": {
        "27": "11月27日周六 08:00",
        "28": "11月28日周日 10:00",
        "29": "11月29日周一 08:00",
        "30": "11月30日周二 10:00",
        "departure": "11月29日周一 06:30",
    },
    "en": {
        "27": "Sat 27 November, 08:00",
        "28": "Sun 28 November, 10:00",
        "29": "Mon 29 November, 08:00",
        "30": "Tue 30 November, 10:00",
        "departure": "Mon 29 November, 06:30",
    },
}


def questions(lang: str, *ids: str) -> list[Json]:
    """What a line rests on, by name."""
    names = {
        id: wording("cite.question", lang, number=id[1:]) for id in ("q1", "q2", "q3", "q8", "q9")
    } | {"intro": wording("cite.intro", lang)}
    return [{"id": id, "label": wording("cite.of_article", lang, question=names[id])} for id in ids]


@in_each_language
def test_one_traveller(lang: str) -> None:
    """The whole of it: every part, every text in its place, every time filled in."""
    said = described(journey(departure="2021-11-29T06:30+08:00"), lang)
    at, cites = AT[lang], questions(lang, "intro", "q8")
    assert said == {
        "status": "complete",
        "notice": wording("notice", lang),
        "verdict": "ready",
        "label": wording("verdicts.ready.label", lang),
        "headline": wording("verdicts.ready.headline", lang),
        "travellers": [
            {
                "index": 0,
                "title": "",
                "verdict": "ready",
                "label": wording("verdicts.ready.label", lang),
                "headline": wording("verdicts.ready.person", lang),
                "documents": [
                    {
                        "id": "negative_test_48h",
                        "status": "held",
                        "name": wording("documents.negative_test_48h.name", lang),
                        "state": wording("states.held", lang),
                        "detail": wording("document.held", lang, until=at["30"]),
                        "cites": cites,
                    },
                    {
                        "id": "green_code",
                        "status": "held",
                        "name": wording("documents.green_code.name", lang),
                        "state": wording("states.held", lang),
                        "cites": cites,
                    },
                ],
                "actions": [],
                "timeline": timeline(lang),
                "notes": [
                    {
                        "id": "window_basis",
                        "text": wording("notes.window_basis", lang),
                        "cites": [],
                        "reading": {"id": "R1", "label": wording("cite.reading", lang, id="R1")},
                    }
                ],
                "because": [
                    {"question": wording(f"fields.{field}.title", lang), "answer": answer}
                    for field, answer in (
                        ("arrival", at["29"]),
                        ("trips", wording("fields.trips.empty", lang)),
                        ("age", wording("fields.age.answer", lang, value=34)),
                        ("commuter", wording("fields.commuter.answers.no", lang)),
                        ("health_kit", wording("fields.health_kit.answers.green", lang)),
                        ("reported_at", at["28"]),
                        ("departure", at["departure"]),
                    )
                ],
                "cites": cites,
            }
        ],
        "sources": cites,
        "headings": {
            key: wording(f"headings.{key}", lang)
            for key in ("party", "documents", "actions", "timeline", "notes", "because", "sources")
        },
    }


def timeline(lang: str) -> Json:
    """What stands on it is looked at in test_timeline.py."""
    said = described(journey(departure="2021-11-29T06:30+08:00"), lang)
    found: Json = said["travellers"][0]["timeline"]
    return found


@in_each_language
def test_what_to_do_about_it(lang: str) -> None:
    """Someone with an old test and a pop-up is told what to do, with every time said."""
    said = described(
        alone(health_kit="popup", test={"reported_at": "2021-11-27"}, trips=[stay("elsewhere")]),
        lang,
    )
    at = AT[lang]
    assert said["headline"] == wording("verdicts.not_ready.headline", lang)
    (who,) = said["travellers"]
    assert [(one["state"], one.get("detail")) for one in who["documents"]] == [
        (wording("states.expired", lang), wording("document.wanted", lang, **{"from": at["27"]})),
        (wording("states.missing", lang), None),
    ]
    window = {"report_no_earlier_than": at["27"], "report_no_later_than": at["29"]}
    assert [one["text"] for one in who["actions"]] == [
        wording("actions.get_tested.text", lang, **window),
        wording("actions.check_sync.text", lang),
        wording("actions.contact_community.text", lang),
    ]
    assert who["actions"][0]["detail"] == wording("actions.get_tested.detail", lang)
    assert [(one["text"], one["reading"]["id"]) for one in who["notes"]] == [
        (wording("notes.window_basis", lang), "R1"),
        (wording("notes.popup_area", lang), "R17"),
    ]
    assert who["because"][1] == {
        "question": wording("fields.place.title", lang),
        "answer": wording("fields.place.answers.elsewhere", lang),
    }
    assert who["because"][-1]["answer"] == {"zh": "11月27日周六", "en": "Sat 27 November"}[lang]
    assert said["sources"] == questions(lang, "intro", "q1", "q8", "q9")


READINGS = {
    "window_basis": "R1",
    "no_test_window": "R14",
    "age_three": "R3",
    "companion_number": "R4",
    "infant_own_test": "R4",
    "popup_area": "R17",
    "popup_code": "R5",
    "case_city_bracket": "R13",
    "other_groups": "R11",
    "border_port": "R7",
    "label_lapsed": "R8",
    "label_not_lapsed": "R6",
    "label_test_expired": None,
    "label_test_not_found": None,
    "rail_three_proofs": "R9",
    "mode_not_covered": "R10",
    "trip_outside_window": "R12",
    "later_than_source": None,
}


def test_a_note_leads_to_the_reading_that_it_rests_on() -> None:
    """Where the source is silent; the other three say what it says, or when it said it."""
    words = Words(POLICIES[-1], "en")
    parts = [note_part(words, {"id": note.id, "cites": []}) for note in POLICIES[-1].notes]
    assert {part["id"]: part.get("reading", {}).get("id") for part in parts} == READINGS


@pytest.mark.parametrize(
    ("lang", "names", "titles", "listed"),
    [
        ("en", ["Anna", "Bo", "Grandma"], ["Anna", "Bo", "Grandma"], "Anna and Bo"),
        ("en", ["", "Bo"], ["Traveller 1", "Bo", "Traveller 3"], "Traveller 1 and Bo"),
        ("zh", [], ["第 1 位", "第 2 位", "第 3 位"], "第 1 位和第 2 位"),
    ],
)
def test_a_party_is_named(lang: str, names: list[str], titles: list[str], listed: str) -> None:
    """Travellers go by their names, else by their numbers; the headline names the worst off."""
    commuter = ADULT | {"commuter": "labelled", "test": {"reported_at": "2021-11-20"}}
    said = described(journey(INFANT, ADULT | {"test": None}, commuter, mode="road"), lang, *names)
    assert [who["verdict"] for who in said["travellers"]] == ["not_ready", "not_ready", "ready"]
    assert [who["title"] for who in said["travellers"]] == titles
    assert said["headline"] == wording("verdicts.not_ready.named", lang, names=listed)


# One traveller of each verdict, in a journey that is not necessary.
ONE_OF_EACH: dict[str, Json] = {
    "ready": ADULT,
    "not_ready": ADULT | {"test": None},
    "do_not_travel": ADULT | {"trips": [stay("case_city")]},
    "restricted": ADULT | {"trips": [stay("case_county")]},
}


@in_each_language
@pytest.mark.parametrize("verdict", ONE_OF_EACH)
def test_a_verdict_that_all_share_is_that_of_everyone(verdict: str, lang: str) -> None:
    """Nobody is named then."""
    who = ONE_OF_EACH[verdict]
    said = described(journey(who, who, who, necessary=False), lang, "Anna", "Bo", "Cai")
    assert said["verdict"] == verdict
    assert said["headline"] == wording(f"verdicts.{verdict}.everyone", lang)
    assert said["headline"] != wording(f"verdicts.{verdict}.headline", lang)


@in_each_language
@pytest.mark.parametrize("verdict", ["not_ready", "do_not_travel", "restricted"])
def test_whose_verdict_is_worst_is_named(verdict: str, lang: str) -> None:
    """Those who are better off are not."""
    worst = ONE_OF_EACH[verdict]
    said = described(journey(worst, ADULT, worst, necessary=False), lang, "Anna", "Bo", "Cai")
    listed = {"zh": "Anna和Cai", "en": "Anna and Cai"}[lang]
    assert said["headline"] == wording(f"verdicts.{verdict}.named", lang, names=listed)


def test_the_answers_of_companions_are_named() -> None:
    """In a party it is said whose answer was read."""
    said = described(journey(INFANT, ADULT), "en", "Bo", "Anna")
    assert [one["question"] for one in said["travellers"][0]["because"]] == [
        "Arrival",
        "Bo: Places",
        "Bo: Age",
        "Anna: Age",
        "Anna: Test report",
    ]


@in_each_language
def test_what_is_not_shown_is_said(lang: str) -> None:
    """A test that must be in date, but is not asked for."""
    said = described(alone(commuter="labelled", journey={"mode": "road"}), lang)
    card, test = said["travellers"][0]["documents"]
    until = {"zh": "12月12日周日 10:00", "en": "Sun 12 December, 10:00"}[lang]
    assert card["state"] == wording("states.bring", lang)
    assert card["aside"] == wording("documents.id_card.commuter_label", lang)
    assert "detail" not in card
    assert test["aside"] == wording("document.aside", lang)
    assert test["detail"] == wording("document.held", lang, until=until)


@pytest.mark.parametrize(
    ("lang", "held", "lapsing"), [("zh", "已有", "会消失"), ("en", "have it", "would lapse")]
)
def test_a_label_lapses_with_its_test(lang: str, held: str, lapsing: str) -> None:
    """It has a word of its own for that; the test's is the usual one."""
    states = [
        [one["state"] for one in described(request, lang)["travellers"][0]["documents"]]
        for request in (
            alone(commuter="labelled", test={"reported_at": day}, journey={"mode": "rail"})
            for day in ("2021-11-28", "2021-11-01")
        )
    ]
    assert states == [[held, held], [lapsing, wording("states.expired", lang)]]


@in_each_language
def test_papers_to_bring_are_named(lang: str) -> None:
    """An application lists its papers."""
    said = described(alone(commuter="unregistered", journey={"mode": "road"}), lang)
    (action,) = said["travellers"][0]["actions"]
    assert action["bring"] == [
        wording(f"documents.{id}.name", lang)
        for id in ("id_card", "proof_of_work", "proof_of_residence", "negative_test")
    ]
    assert action["cites"] == questions(lang, "q2", "q3")


@in_each_language
def test_an_infant_is_not_told_to_be_tested(lang: str) -> None:
    """Whoever comes along is; the route has its own words, and the detail stays."""
    said = described(journey(INFANT, ADULT | {"test": None}), lang)
    infant, adult = (who["actions"][0] for who in said["travellers"])
    window = {"report_no_earlier_than": AT[lang]["27"], "report_no_later_than": AT[lang]["29"]}
    assert infant["text"] == wording("actions.get_tested.infant", lang, **window)
    assert adult["text"] == wording("actions.get_tested.text", lang, **window)
    assert infant["text"] != adult["text"]
    assert infant["detail"] == adult["detail"]


@pytest.mark.parametrize(
    ("lang", "left_on", "date"),
    [
        ("zh", "2021-12-19", "2022年1月3日周一"),
        ("en", "2021-12-19", "Mon 3 January 2022"),
        ("en", "2021-12-16", "Fri 31 December"),
    ],
)
@pytest.mark.parametrize(
    ("place", "verdict"), [("case_county", "restricted"), ("case_city", "do_not_travel")]
)
def test_the_year_is_said_where_it_is_another(
    place: str, verdict: str, lang: str, left_on: str, date: str
) -> None:
    """Dates of the record's year go without it."""
    december = {"arrival": "2021-12-20T08:00", "necessary": False}
    request = alone(trips=[stay(place, left_on)], journey=december)
    (who,) = described(request, lang)["travellers"]
    assert who["verdict"] == verdict
    assert who["clears"] == wording(f"clears.{verdict}", lang, date=date)
    assert who["documents"] == []


@in_each_language
def test_what_clears_is_said_of_its_own_kind_of_stay(lang: str) -> None:
    """Each verdict has its own words for it."""
    said = described(
        journey(
            ADULT | {"trips": [stay("case_county")]},
            ADULT | {"trips": [stay("case_city")]},
            ADULT,
            necessary=False,
        ),
        lang,
    )
    date = {"zh": "12月5日周日", "en": "Sun 5 December"}[lang]
    restricted, unless_necessary, free = said["travellers"]
    assert restricted["clears"] == wording("clears.restricted", lang, date=date)
    assert unless_necessary["clears"] == wording("clears.do_not_travel", lang, date=date)
    assert restricted["clears"] != unless_necessary["clears"]
    assert "clears" not in free


@in_each_language
def test_what_is_missing_is_asked_by_its_title(lang: str) -> None:
    """Answers still needed, with whose they are in a party that has names."""
    title = wording("fields.trips.title", lang)
    number = wording("person.numbered", lang, number=2)
    assert described(journey({}, {}), lang, "Anna", "") == {
        "status": "needs_answers",
        "notice": wording("notice", lang),
        "headings": {"missing": wording("headings.missing", lang)},
        "missing": [
            {
                "field": f"travellers[{index}].trips",
                "question": wording("person.field", lang, name=name, field=title),
            }
            for index, name in enumerate(("Anna", number))
        ],
    }
    assert described(journey({}), lang)["missing"] == [
        {"field": "travellers[0].trips", "question": title}
    ]


def test_errors_are_in_the_language() -> None:
    """The message of the language and no other."""
    assert described(journey(mode="ship"), "zh") == {
        "status": "invalid",
        "notice": wording("notice", "zh"),
        "headings": {"errors": "有几处要改"},
        "errors": [
            {
                "field": "mode",
                "message": '"ship" 不在选项里。请改成：rail、road、other，任选一个。',
            }
        ],
    }


def test_only_what_exists_is_described() -> None:
    """A language or a policy that does not exist is the caller's mistake."""
    result = checker.evaluate(journey())
    with pytest.raises(KeyError):
        checker.describe(result, "fr")
    with pytest.raises(KeyError):
        checker.describe({**result, "policy": {"id": "none"}}, "en")


SAID_BESIDES = {"get_tested": "q1", "apply_12345": "q2", "apply_checkpoint": "q2"}


def cited_in_words(line: Json) -> list[str]:
    """What a line of a result cites, and what its words say of the source beyond that."""
    order = ["intro", *(f"q{number}" for number in range(1, 11))]
    found = {*line["cites"], SAID_BESIDES.get(line["id"])}
    return [id for id in order if id in found]


@in_each_language
@every_case
def test_every_case_is_described(case: Case, lang: str) -> None:
    """Its verdict, its documents and what it cites come out as written down, and as JSON."""
    result: Any = checker.evaluate(case.request)
    said: Any = checker.describe(json.loads(json.dumps(result)), lang)
    assert json.loads(json.dumps(said)) == said
    assert said["status"] == result["status"]
    worst_first = sorted(result["travellers"], key=lambda who: VERDICTS.index(who["verdict"]))
    for who, told in zip(worst_first, said.get("travellers", ()), strict=True):
        for key in ("documents", "actions", "notes"):
            assert [(one["id"], cited_in_words(one)) for one in who[key]] == [
                (one["id"], [cite["id"] for cite in one["cites"]]) for one in told[key]
            ]
        assert ("clears_on" in who) == ("clears" in told)
        assert len(told["because"]) == len(who["because"])


def test_sources_gather_what_all_lines_cite() -> None:
    """In the order of the source, each once."""
    party = journey(
        INFANT, ADULT | {"trips": [stay("case_city")], "health_kit": "popup"}, necessary=True
    )
    said = described(party, "en")
    assert [cite["id"] for cite in said["sources"]] == ["intro", "q8", "q9"]
