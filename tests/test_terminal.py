"""The questionnaire in a terminal, and results as plain text, with someone scripted at the keys."""

import os
from pathlib import Path
from typing import Any

import pytest
from named_cases import ADULT, INFANT, alone, every_case, in_each_language, journey
from wording import wording

import checker
from checker.printout import render
from checker.terminal import ask

READY, MISSING = "verdicts.ready.headline", "verdicts.not_ready.headline"
TESTED, KIT, COMMUTING, WAY = (
    f"screens.{screen}.heading" for screen in ("test", "health_kit", "commuting", "mode")
)
DAYS = {"from": "Mon 15 November", "until": "Mon 29 November"}
DAYS_ZH = {"from": "11月15日周一", "until": "11月29日周一"}


def talk(lang: str, *typed: str) -> list[str]:
    """What stands on the screen after typing lines; input ends with them."""
    said: list[str] = []
    lines = iter(typed)

    def read(prompt: str) -> str:
        line = next(lines, None)
        said.append(prompt + ("" if line is None else line))
        if line is None:
            raise EOFError
        return line

    ask(lang, read, said.append)
    assert list(lines) == []
    return "\n".join(said).splitlines()


def count(said: list[str], text: str) -> int:
    return sum(text in line for line in said)


def asked(said: list[str], key: str, lang: str = "en", **values: object) -> int:
    """How often a text was said."""
    return count(said, wording(key, lang, **values))


# Departure skipped, arrival, one adult, no such places, no commuter, green, test in hand.
TO_THE_RESULT = ("", "08:00", "34", "4", "1", "1", "1", "2021-11-28 10:00")


@in_each_language
def test_a_journey_from_the_first_question_to_the_result(lang: str) -> None:
    """All that is said, line by line, as written down; `TRANSCRIPTS=1` writes it down anew."""
    said = [line.rstrip() for line in talk(lang, "06:30", *TO_THE_RESULT[1:], "")]
    if "TRANSCRIPTS" in os.environ:  # after a change of words; read the difference
        file_of(lang).write_text("\n".join(said) + "\n", encoding="utf-8")
    assert said == transcript(lang)


def file_of(lang: str) -> Path:
    return Path(__file__).with_name("transcripts") / f"ready.{lang}.txt"


def transcript(lang: str) -> list[str]:
    return file_of(lang).read_text(encoding="utf-8").splitlines()


def test_a_family_in_chinese() -> None:
    """Two travellers by name: each is asked what their own decision needs."""
    said = talk("zh", "", "2021-11-29 08:00", "妈妈=34 宝宝=2", "4", "4", "1", "1", "2", "")
    for name, times in (("妈妈", 1), ("宝宝", 0)):
        assert asked(said, "fields.trips.named", "zh", name=name, **DAYS_ZH) == 1
        assert asked(said, "fields.commuter.named", "zh", name=name) == times
        assert asked(said, "fields.health_kit.named", "zh", name=name) == times
    assert asked(said, "verdicts.not_ready.everyone", "zh") == 1
    assert asked(said, "documents.companion_test_48h.name", "zh") == 2  # once at a glance
    assert count(said, "== 妈妈 — ") == count(said, "== 宝宝 — ") == 1
    assert count(said, "  2  出行的人 — 34 岁 · 2 岁") == 1


def test_a_commuter_goes_through_smaller_questions() -> None:
    """Regularly, no label, in the database; then how, and with what."""
    said = talk("en", "", "08:00", "34", "4", "2", "2", "1", "1", "1", "1", "1", "2021-11-20", "")
    for key in ("fields.label_shows.legend", "fields.label_known.legend", WAY):
        assert asked(said, key) == 1
    assert asked(said, "screens.proof.heading") == 1
    assert asked(said, "documents.negative_test_14d.name") == 1
    assert asked(said, READY) == 1


def test_an_application_lists_what_to_bring() -> None:
    """Papers stand below what to do with them."""
    said = talk("en", "", "08:00", "34", "4", "2", "2", "3", "2", "1", "2", "")
    at = said.index("  - " + wording("actions.apply_checkpoint.text", "en"))
    assert [line.strip() for line in said[at + 1 : at + 6]] == [
        *(
            wording(f"documents.{id}.name", "en")
            for id in ("id_card", "proof_of_work", "proof_of_residence", "negative_test")
        ),
        "Article: Question 2 · Article: Question 3",
    ]


def test_several_places_have_a_last_day_each() -> None:
    """Two kinds at once; then whether it is necessary."""
    said = talk("en", "", "08:00", "34", "3 2", "2021-11-20", "", "2021-11-25", "2", "")
    for place in ("border_port", "case_city"):
        short = wording(f"fields.trips.options.{place}.short", "en")
        assert asked(said, "fields.trips.labels.left_on", place=short) == 1
    assert count(said, "like 2021-11-29 > ") == 3
    assert asked(said, "verdicts.do_not_travel.headline") == 1
    assert asked(said, "clears.do_not_travel", date="Fri 10 December") == 1


@pytest.mark.parametrize(
    ("lang", "typed", "complaint"),
    [
        ("en", "9", "“9” was not understood. Please type it as shown above."),
        ("en", "0", "“0” was not understood. Please type it as shown above."),
        ("en", "-1", "“-1” was not understood. Please type it as shown above."),
        ("en", "yes", "“yes” was not understood. Please type it as shown above."),
        ("en", "1 2", "“1 2” was not understood. Please type it as shown above."),
        ("zh", "", "没看懂“”。请照上面的写法再输入一次。"),
        ("zh", "１", "没看懂“１”。请照上面的写法再输入一次。"),
        ("zh", "①", "没看懂“①”。请照上面的写法再输入一次。"),
        ("en", "1" * 5000, f"“{'1' * 5000}” was not understood. Please type it as shown above."),
    ],
)
def test_a_wrong_choice_is_said_and_asked_again(lang: str, typed: str, complaint: str) -> None:
    """The question stays until one of its numbers is typed."""
    said = talk(lang, *TO_THE_RESULT[:4], typed, *TO_THE_RESULT[4:], "")
    assert count(said, complaint) == 1


@pytest.mark.parametrize("typed", ["6", "4 1", "1 4", "5 9", "x", "", "1,2"])
def test_a_wrong_choice_of_places_is_said_and_asked_again(typed: str) -> None:
    """None of these goes with no other, and only numbers of the list count."""
    said = talk("en", *TO_THE_RESULT[:3], typed, *TO_THE_RESULT[3:], "")
    assert count(said, "was not understood") == 1
    assert asked(said, READY) == 1


def test_who_is_not_sure_about_places_is_advised() -> None:
    """The paragraphs, and the question again."""
    said = talk("en", *TO_THE_RESULT[:3], "5", *TO_THE_RESULT[3:], "")
    for paragraph in wording("fields.trips.unsure.paragraphs", "en"):
        assert count(said, paragraph) == 1
    assert count(said, "was not understood") == 0


def test_who_is_not_sure_about_need_is_advised() -> None:
    """The paragraphs, and the question again."""
    said = talk("zh", "", "08:00", "34", "2", "2021-11-25", "3", "2", "")
    for paragraph in wording("fields.necessary.options.unsure.advice", "zh"):
        assert count(said, paragraph) == 1
    assert asked(said, "verdicts.do_not_travel.headline", "zh") == 1


@pytest.mark.parametrize(
    ("typed", "again", "message"),
    [
        (
            ("", "8 am"),
            ("", "08:00"),
            (
                '! "2021-11-29T8Tam" is not a date or time that exists. '
                "Give a date and time, written like 2021-11-29T08:00, in the years 2000 to 2099."
            ),
        ),
        (
            ("09:00", "08:00"),
            ("06:30", "08:00"),
            "! " + wording("errors.after_arrival", "en", found="Mon 29 November, 09:00"),
        ),
        (
            ("", "2021-11-16 08:00"),
            ("", "08:00"),
            "! " + wording("errors.not_in_force", "en", limit="17 November 2021"),
        ),
    ],
)
def test_a_wrong_time_is_said_and_asked_again(
    typed: tuple[str, str], again: tuple[str, str], message: str
) -> None:
    """With what was found and what would do; both times are on one screen."""
    said = talk("en", *typed, *again, *TO_THE_RESULT[2:], "")
    assert count(said, message) == 1
    assert asked(said, "fields.arrival.legend") == 2


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Anna", '! "Anna" is of the wrong type. Give a whole number from 0 to 130.'),
        ("Anna=", '! "" is of the wrong type. Give a whole number from 0 to 130.'),
        ("131", "! 131 is out of range. Give a whole number from 0 to 130."),
        ("3" * 5000, "! 333333333 is out of range. Give a whole number from 0 to 130."),
        ("３４", '! "３４" is of the wrong type. Give a whole number from 0 to 130.'),
        (" ".join(["34"] * 21), "! There are 21 here and at most 20 are possible. Split them up."),
        ("2", "! " + wording("errors.no_companion", "en")),
    ],
    ids=lambda text: text[:20],
)
def test_a_wrong_party_is_said_and_asked_again(typed: str, message: str) -> None:
    """Until every age is one; an empty line is no party."""
    places = ["4"] if typed == "2" else []  # read before it is known that nobody comes along
    said = talk("en", "", "08:00", "", typed, *places, "34", *["4"] * (not places), *REST, "")
    assert count(said, message) == 1


REST = TO_THE_RESULT[4:]


def test_a_wrong_day_is_said_and_asked_again() -> None:
    """Of a stay and of a report alike; an empty line is none."""
    said = talk(
        *("en", "", "08:00", "34", "3", "last week", "3", "2021-11-20"),
        *("1", "1", "1", "yesterday", "1", "", "2021-11-28", ""),
    )
    assert count(said, '! "last week" is not a date or time that exists.') == 1
    assert count(said, '! "yesterday" is not a date or time that exists.') == 1
    assert asked(said, READY) == 1


def test_an_hour_of_one_digit_will_do() -> None:
    """As people write it."""
    said = talk("en", "", "8:00", *TO_THE_RESULT[2:], "")
    assert asked(said, READY) == 1


def test_an_arrival_cannot_be_skipped() -> None:
    """An empty line asks for it again; only the departure is optional."""
    said = talk("en", "", "", "", *TO_THE_RESULT[1:], "")
    assert count(said, "optional, press Enter to skip") == 1
    assert count(said, "a time alone is on 2021-11-29 > ") == 3
    assert count(said, "  1  Times — Mon 29 November, 08:00") == 1


def test_b_goes_back_to_the_question_before() -> None:
    """One screen at a time, from the result too; at the first it stays."""
    said = talk("en", "b", *TO_THE_RESULT, "b", "b", "b", "2", "1", "2", "")
    assert asked(said, "fields.departure.legend") == 2
    assert asked(said, TESTED) == 2
    assert asked(said, KIT) == 2
    assert asked(said, COMMUTING) == 2


def test_an_answer_is_corrected_from_the_result() -> None:
    """By its number; the others are kept, and what newly matters is asked."""
    said = talk("en", *TO_THE_RESULT, "4", "2", "1", "2", "")
    assert asked(said, READY) == 2
    assert asked(said, WAY) == 1
    assert asked(said, TESTED) == 1
    assert asked(said, "documents.id_card.name") == 1


def test_names_and_answers_are_kept_when_the_party_changes() -> None:
    """Whoever was there before keeps what they said."""
    said = talk("en", *TO_THE_RESULT, "2", "Anna=35 Bo=2", "4", "4", "")
    assert asked(said, "fields.trips.named", name="Bo", **DAYS) == 1
    assert count(said, "Anna: Age — 35") == 2
    assert asked(said, "fields.commuter.named", name="Anna") == 0


def test_who_lacks_something_is_named() -> None:
    """Of a party where others have all that is needed."""
    typed = ("4", "4", "1", "1", "1", "1", "1", "2021-11-28 10:00", "2", "")
    said = talk("en", "", "08:00", "34 60", *typed)
    named = "verdicts.not_ready.named"
    assert asked(said, named, names="Traveller 2 (age 60)") == 1


def test_someone_leaves_the_party() -> None:
    """The rest is decided without them."""
    said = talk(
        "en", "", "08:00", "34 60", "4", "4", "1", "1", "1", "1", *["2", "2"], "2", "34", ""
    )
    assert asked(said, "verdicts.not_ready.everyone") == 1
    assert said.count(wording(MISSING, "en")) == 1


def test_n_starts_again() -> None:
    """Nothing is kept, names neither."""
    said = talk("en", "", "08:00", "Anna=34 Bo=40", "4", "4", "1", "1", "1", "1", "2", "2", "n")
    assert asked(said, "screens.party.heading") == 1
    assert asked(said, "fields.departure.legend") == 2
    said = talk("en", *TO_THE_RESULT, "n", *TO_THE_RESULT, "")
    assert asked(said, READY) == 2


def test_a_number_that_is_no_answer_shows_the_result_again() -> None:
    """It is said, and nothing changes."""
    said = talk("en", *TO_THE_RESULT, "7", "")
    assert count(said, "“7” was not understood.") == 1
    assert asked(said, READY) == 2


@pytest.mark.parametrize("typed", [[], [""], ["", "08:00"], ["", "08:00", "34"], TO_THE_RESULT])
def test_input_may_end_anywhere(typed: list[str]) -> None:
    """The end of input ends the conversation, with a line end and nothing more."""
    assert talk("zh", *typed)[-1].endswith("> ")
    assert talk("zh", *typed, "q")[-1].endswith("> q")


def test_the_keyboard_may_interrupt() -> None:
    """Control-C ends it as quietly."""
    said: list[str] = []

    def read(_: str) -> str:
        raise KeyboardInterrupt

    ask("en", read, said.append)
    assert said[-1] == ""


def test_spaces_around_an_answer_do_not_matter() -> None:
    """Nobody sees them."""
    assert talk("en", *(f"  {typed} " for typed in TO_THE_RESULT), " ")[-2].startswith("  6  Test")


def rendered(request: Any, lang: str = "en") -> list[str]:
    return render(checker.describe(checker.evaluate(request), lang)).splitlines()


@in_each_language
def test_a_result_as_text(lang: str) -> None:
    """The same lines as in the questionnaire."""
    lines = rendered(journey(departure="2021-11-29T06:30"), lang)
    at = transcript(lang).index(lines[0])
    assert transcript(lang)[at : at + len(lines)] == lines
    assert len(lines) == 31


def test_missing_answers_as_text() -> None:
    """Field and question."""
    assert rendered(journey({}, {}))[1:] == [
        "",
        "Still to be answered",
        "  - travellers[0].trips — Places",
        "  - travellers[1].trips — Places",
    ]


def test_errors_as_text() -> None:
    """Field and message."""
    assert rendered(journey(mode="ship"), "zh")[1:] == [
        "",
        "有几处要改",
        '  - mode — "ship" 不在选项里。请改成：rail、road、other，任选一个。',
    ]


def test_a_restricted_traveller_as_text() -> None:
    """No documents, and from when on it no longer counts."""
    lines = rendered(alone(trips=[{"place": "case_county", "left_on": "2021-11-20"}]))
    assert lines[0] == wording("verdicts.restricted.headline", "en")
    assert lines[2] == wording("clears.restricted", "en", date="Sun 5 December")
    assert wording("headings.documents", "en") not in lines


def test_what_is_not_shown_as_text() -> None:
    """The aside stands below the document."""
    lines = rendered(alone(commuter="labelled", journey={"mode": "rail"}))
    at = lines.index("  - [have it] " + wording("documents.negative_test_14d.name", "en"))
    assert lines[at + 2] == "      " + wording("document.aside", "en")


@in_each_language
@every_case
def test_every_case_as_text(case: Any, lang: str) -> None:
    """Every id's words, and no word of Python's."""
    text = "\n".join(rendered(case.request, lang))
    assert "None" not in text.replace("None of these", "") or "None" in str(case.request)
    assert "{'" not in text


def test_a_party_as_text() -> None:
    """Each traveller under a line of their own."""
    headed = [line for line in rendered(journey(ADULT, INFANT)) if line.startswith("==")]
    person = wording("verdicts.ready.person", "en")
    assert headed == [f"== Traveller 1 — {person}", f"== Traveller 2 — {person}"]
