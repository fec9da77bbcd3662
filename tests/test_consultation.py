"""A conversation, one screen at a time: which comes next, what it shows, what was answered."""

import json
from typing import Any

import pytest
from chance import REPORTS
from hypothesis import given
from hypothesis import strategies as st
from named_cases import ADULT, ARRIVAL, INFANT, Json, alone, in_each_language, journey, put, stay
from wording import wording

import checker

SCREENS = [
    "times",
    "party",
    "places",
    "necessary",
    "commuting",
    "mode",
    "proof",
    "health_kit",
    "relief",
    "test",
]


def consulted(request: Json, *names: str, lang: str = "en", show: str | None = None) -> Any:
    return checker.consult(request, lang, names, show)


def shown(request: Json, show: str | None = None) -> tuple[str, list[str]]:
    """The screen that comes next, and the fields on it."""
    screen = consulted(request, show=show)["screen"]
    return screen["id"], [field["field"] for field in screen["fields"]]


def adult(**answers: Any) -> Json:
    """Someone who has said their age so far, and this."""
    return journey({"age": 34, **answers})


@pytest.mark.parametrize(
    ("request_", "screen", "fields"),
    [
        ({}, "times", ["departure", "arrival"]),
        ({"departure": ARRIVAL}, "times", ["departure", "arrival"]),
        ({"travellers": [{"age": 34}]}, "times", ["departure", "arrival"]),
        ({"arrival": ARRIVAL}, "party", ["travellers"]),
        (journey({"commuter": "labelled"}), "party", ["travellers"]),
        (journey({"age": 34}, {}), "party", ["travellers"]),
        (adult(), "places", ["travellers[0].trips"]),
        (adult(trips=[{}]), "places", ["travellers[0].trips"]),
        (adult(trips=[stay("case_city")]), "necessary", ["necessary"]),
        (adult(trips=[]), "commuting", ["travellers[0].commuter"]),
        (adult(trips=[], commuter="registered"), "mode", ["mode"]),
        (
            adult(trips=[], commuter="registered") | {"mode": "rail"},
            "proof",
            ["travellers[0].proof_of_work"],
        ),
        (adult(trips=[], commuter="no"), "health_kit", ["travellers[0].health_kit"]),
        (
            adult(trips=[], commuter="no", health_kit="cannot_use"),
            "relief",
            ["travellers[0].relief_group"],
        ),
        (adult(trips=[], commuter="no", health_kit="green"), "test", ["travellers[0].test"]),
        (alone(test={}), "test", ["travellers[0].test"]),
    ],
    ids=str,
)
def test_the_next_screen(request_: Json, screen: str, fields: list[str]) -> None:
    """Opening screens first, then whatever the decision misses, in the order of screens."""
    assert shown(request_) == (screen, fields)


def test_a_screen_asks_everyone_whom_it_concerns() -> None:
    """Of a party those whose decision needs the answer, and those who have given it."""
    party = journey(ADULT, INFANT, {"age": 60, "trips": []}, {"age": 70, "trips": []})
    assert shown(party) == (
        "commuting",
        ["travellers[0].commuter", "travellers[2].commuter", "travellers[3].commuter"],
    )
    assert shown(party, "relief") == (
        "relief",
        [f"travellers[{index}].relief_group" for index in range(4)],
    )


def test_the_screen_that_is_furthest_back_comes_first() -> None:
    """One traveller's places come before another's test."""
    assert shown(journey(alone()["travellers"][0] | {"test": {}}, {"age": 9}))[0] == "places"


def test_when_nothing_is_missing_the_result_is_described() -> None:
    """There is no screen then, and the travellers are named."""
    said = consulted(journey(ADULT, INFANT), "", "Bo")
    assert "screen" not in said
    assert [who["title"] for who in said["description"]["travellers"]] == [
        "Traveller 1 (age 34)",
        "Bo",
    ]


def test_a_decision_that_needs_no_age_still_asks_it() -> None:
    """Who is travelling is asked before anything is told."""
    assert shown(journey({"trips": [stay("case_county")]}))[0] == "party"
    assert "description" in consulted(adult(trips=[stay("case_county")]))


@pytest.mark.parametrize("screen", SCREENS)
@in_each_language
def test_any_screen_can_be_shown_again(screen: str, lang: str) -> None:
    """With the answers that it has, whatever comes next."""
    full = ADULT | {"trips": [stay("case_city")], "proof_of_work": True, "relief_group": "none"}
    request = journey(full, mode="rail", necessary=True, departure="2021-11-29T06:30")
    said = consulted(request, lang=lang, show=screen)
    assert said["screen"]["id"] == screen
    assert all("value" in field for field in said["screen"]["fields"])
    assert "description" not in said


@pytest.mark.parametrize("show", SCREENS[2:])
@pytest.mark.parametrize(
    ("request_", "screen"),
    [
        ({}, "times"),
        ({"travellers": [ADULT]}, "times"),
        ({"departure": ARRIVAL, "travellers": [ADULT]}, "times"),
        (journey(arrival="soon"), "times"),
        ({"arrival": ARRIVAL}, "party"),
        (journey({}), "party"),
        (journey({"age": "x"}), "party"),
        (journey(ADULT, {"trips": []}), "party"),
    ],
    ids=str,
)
def test_a_later_screen_waits_for_the_opening_ones(request_: Json, screen: str, show: str) -> None:
    """Going on in the browser after starting again shows what comes first, not what was there."""
    assert consulted(request_, show=show) == consulted(request_)
    assert shown(request_, show)[0] == screen


@pytest.mark.parametrize("show", ["times", "party"])
@pytest.mark.parametrize("request_", [{}, {"arrival": ARRIVAL}, {"travellers": [ADULT]}], ids=str)
def test_an_opening_screen_is_always_shown(request_: Json, show: str) -> None:
    """Either of them, whatever is answered."""
    assert shown(request_, show)[0] == show


def test_a_screen_shows_what_was_answered() -> None:
    """In the form in which it is put back."""
    trips = [stay("case_city")]
    request = alone(trips=trips, test=None, journey={"necessary": False})
    values = {
        screen: [
            field.get("value") for field in consulted(request, show=screen)["screen"]["fields"]
        ]
        for screen in SCREENS
    }
    assert values == {
        "times": [None, ARRIVAL],
        "party": [[{"age": 34}]],
        "places": [trips],
        "necessary": [False],
        "commuting": ["no"],
        "mode": [None],
        "proof": [None],
        "health_kit": ["green"],
        "relief": [None],
        "test": [None],
    }
    (field,) = consulted(request, show="test")["screen"]["fields"]
    assert "value" in field  # null is an answer there
    (field,) = consulted(request, show="mode")["screen"]["fields"]
    assert "value" not in field


@pytest.mark.parametrize(
    ("request_", "screen", "fields"),
    [
        (journey(arrival="2021-11-29 08:00"), "times", ["arrival"]),
        (journey(departure="2021-11-29T09:00"), "times", ["departure"]),
        (alone(age="x"), "party", ["travellers[0].age"]),
        (journey(INFANT), "party", ["travellers"]),
        ({"arrival": ARRIVAL, "travellers": []}, "party", ["travellers"]),
        ({"arrival": ARRIVAL, "travellers": 5}, "party", ["travellers"]),
        (
            alone(trips=[stay("elsewhere", "2021-11-30")]),
            "places",
            ["travellers[0].trips[0].left_on"],
        ),
        (journey(mode="ship"), "mode", ["mode"]),
        (
            alone(test={"reported_at": "2021-11-29T09:00"}),
            "test",
            ["travellers[0].test.reported_at"],
        ),
        (
            alone(health_kit="red", age="x"),
            "party",
            ["travellers[0].age", "travellers[0].health_kit"],
        ),
        ({"arrival": "soon", "travellers": [{}]}, "times", ["arrival"]),
        ({"mode": "ship"}, "mode", ["mode"]),
    ],
    ids=str,
)
def test_errors_are_shown_where_they_can_be_corrected(
    request_: Json, screen: str, fields: list[str]
) -> None:
    """The screen with the first of them comes before all others, the errors beside it."""
    said = consulted(request_)
    assert said["screen"]["id"] == screen
    assert [error["field"] for error in said["errors"]] == fields


@pytest.mark.parametrize("request_", [{"x": 1}, journey(policy="none"), journey(x=1)], ids=str)
def test_errors_without_a_screen_are_described(request_: Json) -> None:
    """An unknown field is on no screen; its message is told."""
    said = consulted(request_)
    assert "screen" not in said
    assert said["description"]["status"] == "invalid"
    assert len(said["errors"]) == 1


def test_errors_are_in_the_language() -> None:
    """The page's own."""
    request = journey(mode="ship")
    assert consulted(request, lang="zh")["errors"] == [
        {"field": "mode", "message": '"ship" 不在选项里。请改成：rail、road、other，任选一个。'}
    ]


def answered(request: Json, *names: str, lang: str = "en") -> list[tuple[str, str, str, str]]:
    """What was answered: screen, its title, question, answer."""
    return [
        (screen["screen"], screen["title"], answer["question"], answer["answer"])
        for screen in consulted(request, *names, lang=lang)["answered"]
        for answer in screen["answers"]
    ]


def test_what_was_answered_alone() -> None:
    """Departure, then arrival; then each answer under its question, in the screens' order."""
    trips = [stay("case_city"), stay("border_port", "2021-11-01")]
    request = alone(
        trips=trips, test=None, journey={"necessary": True, "departure": "2021-11-29T06:30"}
    )
    assert answered(request) == [
        ("times", "Times", "Departure", "Mon 29 November, 06:30"),
        ("times", "Times", "Arrival", "Mon 29 November, 08:00"),
        ("party", "Travellers", "Age", "34"),
        (
            "places",
            "Places",
            "Been in",
            "a low-risk part of a city that has a local infection in another part",
        ),
        ("places", "Places", "Last day there", "Sat 20 November"),
        ("places", "Places", "Been in", "a county-level area with a land border port"),
        ("places", "Places", "Last day there", "Mon 1 November"),
        ("necessary", "Necessary", "Necessary journey", "Yes"),
        ("commuting", "Commuting", "Commuting", "does not travel regularly"),
        ("health_kit", "Beijing Health Kit", "Beijing Health Kit", "green code"),
        ("test", "Test", "Test", "no negative result yet"),
    ]


def test_what_was_answered_in_a_party() -> None:
    """Each answer under the name of whose it is."""
    assert answered(journey(ADULT, INFANT), "Anna", lang="zh") == [
        ("times", "时间", "到京", "11月29日周一 08:00"),
        ("party", "出行的人", "Anna", "34 岁"),
        ("party", "出行的人", "第 2 位", "2 岁"),
        ("places", "去过的地方", "Anna", "都没去过"),
        ("places", "去过的地方", "第 2 位（2 岁）", "都没去过"),
        ("commuting", "通勤", "Anna", "不经常往返"),
        ("health_kit", "北京健康宝", "Anna", "绿码"),
        ("test", "核酸检测", "Anna", "11月28日周日 10:00"),
    ]


def test_two_people_of_the_same_name_keep_their_own_answers() -> None:
    """A name is what to call someone, not who it is."""
    said = answered(journey(ADULT, INFANT), "Anna", "Anna")
    assert [entry for entry in said if entry[0] == "party"] == [
        ("party", "Travellers", "Anna", "34"),
        ("party", "Travellers", "Anna", "2"),
    ]


def test_answers_that_do_not_matter_are_not_listed() -> None:
    """They are kept in the request, and come back when they matter again."""
    request = alone(proof_of_work=True, relief_group="older", journey={"mode": "rail"})
    assert [screen for screen, *_ in answered(request)] == [
        "times",
        "party",
        "places",
        "commuting",
        "health_kit",
        "test",
    ]
    put(request, "travellers[0].commuter", "registered")
    assert {"mode", "proof"} <= {screen for screen, *_ in answered(request)}


def test_malformed_answers_are_not_listed() -> None:
    """What cannot be taken was not answered."""
    request = journey({"age": -1, "trips": "none"}, arrival="soon")
    assert answered(request) == []
    assert answered({"travellers": []}) == []


def fields_of(request: Json, screen: str, *names: str, lang: str = "en") -> list[Any]:
    fields: list[Any] = consulted(request, *names, lang=lang, show=screen)["screen"]["fields"]
    return fields


def test_a_screen_with_one_field_is_headed_by_it() -> None:
    """So that the page says it once; of several each has its own legend below the heading."""
    one = consulted(adult(), show="places")["screen"]
    assert one["heading"] == one["fields"][0]["legend"]
    days = {"from": "Mon 15 November", "until": "Mon 29 November"}
    assert one["heading"] == wording("screens.places.heading", "en", **days)
    two = consulted(journey(ADULT, INFANT), "Anna", "Bo", show="places")["screen"]
    assert two["heading"] == wording("screens.places.heading_party", "en", **days)
    assert [field["legend"] for field in two["fields"]] == [
        wording("fields.trips.named", "en", name=name, **days) for name in ("Anna", "Bo")
    ]


def test_the_days_that_count_follow_the_arrival() -> None:
    """Fourteen days before it, in Beijing; before it is known, of the record's day."""
    early = {"travellers": [{"trips": "none"}]}  # what is wrong is shown before anything is known
    assert fields_of(early, "places")[0]["range"] == {"min": "2021-11-15", "max": "2021-11-29"}
    late = journey({"age": 34}, arrival="2021-12-31T16:00Z")
    assert fields_of(late, "places")[0]["range"] == {"min": "2021-12-18", "max": "2022-01-01"}


def report(request: Json, *names: str) -> Any:
    """The smaller question inside the test's first option."""
    return fields_of(request, "test", *names)[0]["options"][0]["then"]


def test_quick_days_for_a_report() -> None:
    """The day of departure and the two before it; before it is known, of the record."""
    assert report(adult())["quick"] == [
        {"label": "Mon 29 November", "value": "2021-11-29"},
        {"label": "Sun 28 November", "value": "2021-11-28"},
        {"label": "Sat 27 November", "value": "2021-11-27"},
    ]
    early = alone(journey={"departure": "2021-11-25T20:00Z"})
    assert [day["value"] for day in report(early)["quick"]] == [
        "2021-11-26",
        "2021-11-25",
        "2021-11-24",
    ]


@pytest.mark.parametrize(
    ("answers", "groups"),
    [
        ({"age": 17}, ["child", "disability", "none"]),
        ({"age": 18}, ["older", "disability", "none"]),
        ({"relief_group": "x"}, ["older", "child", "disability", "none"]),
    ],
    ids=str,
)
def test_groups_are_offered_to_those_they_are_for(answers: Json, groups: list[str]) -> None:
    """Children to the under-18s, older people to adults, all where the age is not known."""
    (field,) = fields_of(journey(answers), "relief")
    *known, unsure = field["options"]
    assert [option["value"] for option in known] == groups
    assert unsure["advice"]


def test_commuting_is_asked_in_smaller_questions() -> None:
    """From regular travel to the label to the database, to one of the contract's values."""
    (field,) = fields_of(adult(), "commuting")
    no, yes, _ = field["options"]
    assert (no["value"], "value" in yes) == ("no", False)
    label, none = yes["then"]["options"]
    assert label["value"] == "labelled"
    known = none["then"]
    assert known["legend"] == (
        "Did it show before, or did someone say that you were added to the commuter database?"
    )
    assert [option["value"] for option in known["options"]] == [
        "registered",
        "unregistered",
        "unregistered",
    ]
    (named, _) = fields_of(journey({"age": 34}, {"age": 40}), "commuting", "Anna")
    assert named["options"][1]["then"]["options"][1]["then"]["legend"] == (
        "Did it show before, or did someone say that Anna was added to the commuter database?"
    )


def test_whoever_is_not_sure_is_advised() -> None:
    """An option that gives no value gives advice, with the numbers of the rules."""
    (field,) = fields_of(adult(), "necessary", lang="zh")
    unsure = field["options"][2]
    assert "value" not in unsure
    assert unsure["advice"] == wording("fields.necessary.options.unsure.advice", "zh")
    assert "48 小时" in unsure["advice"][1]
    (field,) = fields_of(adult(), "places")
    assert len(field["unsure"]["paragraphs"]) == 4
    assert "more than 14 days ago" in field["unsure"]["paragraphs"][0]


@in_each_language
def test_the_opening_is_there_before_python(lang: str) -> None:
    """The words of the page and the first two screens, as JSON."""
    said: Any = checker.opening(lang)
    assert json.loads(json.dumps(said)) == said
    assert said["lang"] == lang
    assert [screen["id"] for screen in said["screens"]] == ["times", "party"]
    assert all(said["words"].values())
    assert said["words"]["continue"] == {"zh": "继续", "en": "Continue"}[lang]
    kinds = [[field["kind"] for field in screen["fields"]] for screen in said["screens"]]
    assert kinds == [["moment", "moment"], ["party"]]


@in_each_language
def test_the_opening_is_what_is_consulted_first(lang: str) -> None:
    """The screens that the page shows by itself are those that it would be given."""
    times, party = checker.opening(lang)["screens"]  # type: ignore[misc]
    assert consulted({}, lang=lang)["screen"] == times
    assert consulted({"arrival": ARRIVAL}, lang=lang)["screen"] == party


def called(**arguments: Any) -> Any:
    return json.loads(checker.consult_json(json.dumps(arguments)))


def test_a_call_of_the_page() -> None:
    """Text in, text out, the same as from Python."""
    request = journey(ADULT, {"age": 9})
    assert called(lang="en", request=request, names=["Anna"], show="party") == json.loads(
        json.dumps(consulted(request, "Anna", show="party"))
    )


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"request": [], "lang": "zh", "names": {}, "show": None},
        {"request": None, "lang": "fr", "names": "Anna", "show": "result"},
        {"request": {}, "lang": ["zh"], "names": [], "show": ["times"]},
        {"request": {}, "lang": None, "names": [None, 3, {}], "show": "nowhere"},
        {"surplus": 1},
    ],
    ids=str,
)
def test_a_call_with_wrong_arguments(arguments: Json) -> None:
    """What is not of its type counts as not given: Chinese, from the start."""
    said = called(**arguments)
    assert said["screen"]["heading"] == "什么时候出发，什么时候到北京？"
    assert said["answered"] == said["errors"] == []


@pytest.mark.parametrize("text", ["", "[]", "{", '{"lang": "en", "lang": "en"}', b"\xff"])
def test_a_call_that_is_no_json(text: str | bytes) -> None:
    """Gives the result for it, and nothing to show."""
    said = json.loads(checker.consult_json(text))
    assert sorted(said) == ["answered", "errors", "result"]
    assert [error["code"] for error in said["result"]["errors"]] == ["not_json"]


AGES = st.lists(st.sampled_from((2, 3, 17, 34, 70)), max_size=2).map(lambda ages: [34, *ages])


def pick(options: list[Any], draw: Any) -> object:
    """One of the values that options, and the smaller questions inside them, lead to."""
    option = draw(st.sampled_from([one for one in options if "advice" not in one]))
    if "then" not in option:
        return option["value"]
    if option["then"]["kind"] == "report":
        return {"reported_at": draw(st.sampled_from(REPORTS))}
    return pick(option["then"]["options"], draw)


def reply(field: Any, draw: Any) -> object:
    """An answer to a field, as a visitor would give it."""
    if field["kind"] == "moment":
        return draw(st.sampled_from(("2021-11-29T08:00", "2021-11-29T20:00")))
    if field["kind"] == "party":
        return [{"age": age} for age in draw(AGES)]
    if field["kind"] == "stays":
        ticked = draw(st.lists(st.sampled_from(field["options"]), unique_by=str, max_size=2))
        days = st.sampled_from(list(field["range"].values()))
        return [{"place": one["value"], "left_on": draw(days)} for one in ticked]
    return pick(field["options"], draw)


@pytest.mark.unmeasured
@given(st.data())
def test_following_the_screens_ends_in_a_result(data: st.DataObject) -> None:
    """Whoever answers each screen comes to a result; without an error none comes back the same."""
    request: Json = {}
    seen: list[list[str]] = []
    while "screen" in (said := consulted(request)):
        fields = said["screen"]["fields"]
        asked = [field["field"] for field in fields]
        assert asked
        assert said["errors"] or asked not in seen
        seen.append(asked)
        for field in fields:
            put(request, field["field"], reply(field, data.draw))
    assert said["result"]["status"] == said["description"]["status"] == "complete"
