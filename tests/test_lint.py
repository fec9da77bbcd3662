"""Lint says what is wrong in a policy, where, what is allowed there, and the nearest name."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from made_up import FOLDER

from workbench import lint as command
from workbench.__main__ import main
from workbench.lint import lint, recorded, sense
from workbench.lint.reading import lines_of
from workbench.lint.versions import together

pytestmark = pytest.mark.unmeasured

Edit = Callable[[str, str, str], list[str]]
POLICY = Path(__file__).parents[1] / "checker/policies/beijing_2021_11_17"
FILES = ("policy.toml", "rules.py", "texts.toml")

OVERRIDE = """
[[overrides]]
step = "infants"
over = ["everyone_else"]
rests_on = ["H2", "R3"]
why = "only the companions are asked"

[readings]"""
KEYS = "id, in_force_from, as_of, adult_age, questions, clauses, readings, screens, fields"
COMMUTER = "labelled, registered, unregistered, no"
OPTION_IN_REPORT = '{ id = "no", null = true }'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the policy, in a folder that cannot be imported."""
    copy = tmp_path / "a policy"
    copy.mkdir()
    for name in FILES:
        shutil.copy(POLICY / name, copy / name)
    return copy


@pytest.fixture
def edited(folder: Path) -> Edit:
    """Replaces one thing in a file, then lints; lines are told by what stands on them."""

    def edit(name: str, old: str, new: str) -> list[str]:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return [told(folder, str(fault)) for fault in lint(folder)]

    return edit


def told(folder: Path, fault: str) -> str:
    """A fault with what stands on its line, which does not move when the policy grows."""
    name, line, said = re.fullmatch(
        rf"{re.escape(str(folder))}/(\S+?)(?::(\d+))?: (.*)", fault
    ).groups()  # type: ignore[union-attr]
    if line is None:
        return f"{name}: {said}"
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    return f"{name}: «{lines[int(line) - 1].strip()}» {said}"


def test_the_policies_have_no_faults() -> None:
    """All that the checker knows, and the one that is made up."""
    assert [fault for folder in (*recorded(), FOLDER) for fault in lint(folder)] == []


def test_a_line_is_that_on_which_a_key_first_appears() -> None:
    """Of tables, of lists of tables, of lists over several lines, of inline tables."""
    table = '# one\n  [a]\nb = [\n  "four",\n  { id = "five" },\n]\n'
    assert lines_of(f"{table}\n[[c]]\nd.e = 1\n\n[[c]]\nf = {{ g = 1 }}\n") == {
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "b", 0): 4,
        ("a", "b", 1): 5,
        ("a", "b", 1, "id"): 5,
        ("c",): 8,
        ("c", 0): 8,
        ("c", 0, "d"): 9,
        ("c", 0, "d", "e"): 9,
        ("c", 1): 11,
        ("c", 1, "f"): 12,
        ("c", 1, "f", "g"): 12,
    }


SHAPE = {
    "a key that does not exist": (
        "hours = 48",
        "hourz = 48",
        (
            "«hourz = 48» clauses.G1.hourz: there is no such key here. "
            'Allowed: cites, hours, days, age, background. Did you mean "hours"?'
        ),
    ),
    "a key that does not exist, below an indented header": (
        '[clauses.H1]\ncites = ["q8"]\nhours = 48',
        '  [clauses.H1]\n  cites = ["q8"]\n  hourz = 48',
        (
            "«hourz = 48» clauses.H1.hourz: there is no such key here. "
            'Allowed: cites, hours, days, age, background. Did you mean "hours"?'
        ),
    ),
    "a table that does not exist": (
        "[clauses.F1]",
        "[clause.F1]",
        (
            f"«[clause.F1]» clause: there is no such key here. Allowed: {KEYS}, overrides. "
            'Did you mean "clauses"?'
        ),
    ),
    "a key that is missing": (
        "as_of = 2021-11-29\n",
        "",
        "as_of: this key is missing. Allowed: a date, like 2021-11-29.",
    ),
    "a key of a table that is missing": (
        '[screens]]\nid = "mode"\n',
        "[screens]]\n",
        "«[[screens]]» screens[no. 6].id: this key is missing. Allowed: text that is not empty.",
    ),
    "a number in quotation marks": (
        "hours = 48",
        'hours = "48"',
        '«hours = "48"» clauses.G1.hours: found "48". Allowed: a whole number from 1 to 87,840.',
    ),
    "a number below one": (
        "adult_age = 18",
        "adult_age = 0",
        (
            '«adult_age = 0 # the checker\'s own line between "child" and "older" (R19); '
            "the source sets none» adult_age: found 0. Allowed: a whole number from 1 to 130."
        ),
    ),
    "more hours than there can be": (
        "hours = 48",
        "hours = 87841",
        "«hours = 87841» clauses.G1.hours: found 87841. Allowed: a whole number from 1 to 87,840.",
    ),
    "more days than there can be": (
        '[clauses.L7]\ncites = ["q5"]\ndays = 14',
        '[clauses.L7]\ncites = ["q5"]\ndays = 140000000',
        (
            "«days = 140000000» clauses.L7.days: found 140000000. "
            "Allowed: a whole number from 1 to 3,660."
        ),
    ),
    "an age that no traveller has": (
        "age = 3",
        "age = 131",
        "«age = 131» clauses.H2.age: found 131. Allowed: a whole number from 1 to 130.",
    ),
    "a table in the place of a value": (
        "hours = 48",
        "hours = {}",
        "«hours = {}» clauses.G1.hours: found {}. Allowed: a whole number from 1 to 87,840.",
    ),
    "a value in the place of a table": (
        '[clauses.L1]\ncites = ["q1"]',
        '[clauses]\nL1 = "q1"',
        '«L1 = "q1"» clauses.L1: found "q1". Allowed: a table.',
    ),
    "a list that is empty": (
        'cites = ["q1"]',
        "cites = []",
        (
            "«cites = []» clauses.L1.cites: found []. "
            "Allowed: a list with one or more of these: text that is not empty."
        ),
    ),
    "an id that is empty": (
        'id = "beijing-2021-11-17"',
        'id = ""',
        '«id = ""» id: found "". Allowed: text that is not empty.',
    ),
    "a beginning in another place": (
        "T00:00:00+08:00",
        "T00:00:00Z",
        (
            "«in_force_from = 2021-11-17T00:00:00Z» in_force_from: "
            'found "2021-11-17 00:00:00+00:00". '
            "Allowed: a time with +08:00, like 2021-11-17T00:00:00+08:00."
        ),
    ),
    "a beginning without a place": (
        "T00:00:00+08:00",
        "T00:00:00",
        (
            '«in_force_from = 2021-11-17T00:00:00» in_force_from: found "2021-11-17 00:00:00". '
            "Allowed: a time with +08:00, like 2021-11-17T00:00:00+08:00."
        ),
    ),
    "a beginning without a time": (
        "T00:00:00+08:00",
        "",
        (
            '«in_force_from = 2021-11-17» in_force_from: found "2021-11-17". '
            "Allowed: a time with +08:00, like 2021-11-17T00:00:00+08:00."
        ),
    ),
    "a day in quotation marks": (
        "as_of = 2021-11-29",
        'as_of = "2021-11-29"',
        '«as_of = "2021-11-29"» as_of: found "2021-11-29". Allowed: a date, like 2021-11-29.',
    ),
    "a day without quotation marks": (
        'default = "2021-11-29"\noptional',
        "default = 2021-11-29\noptional",
        (
            '«default = 2021-11-29» fields.departure.default: found "2021-11-29". '
            'Allowed: a day in quotation marks, like "2021-11-29".'
        ),
    ),
    "a kind of field that does not exist": (
        '[fields.mode]\nkind = "choice"',
        '[fields.mode]\nkind = "choise"',
        (
            '«kind = "choise"» fields.mode.kind: found "choise". '
            "Allowed: one of moment, party, stays, choice, report."
        ),
    ),
    "adults that are no truth": (
        "adults = true",
        'adults = "yes"',
        (
            '«{ id = "older", value = "older", adults = "yes" },» '
            'fields.relief_group.options[older].adults: found "yes". Allowed: true or false.'
        ),
    ),
}
REFERENCES = {
    "a question that does not exist": (
        'cites = ["intro", "q8"]',
        'cites = ["intro", "q88"]',
        (
            '«cites = ["intro", "q88"]» clauses.G1.cites: found "q88". Allowed: a question of the '
            'source (intro, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10). Did you mean "q8"?'
        ),
    ),
    "questions in another order": (
        'cites = ["intro", "q8"]',
        'cites = ["q8", "intro"]',
        (
            '«cites = ["q8", "intro"]» clauses.G1.cites: found ["q8", "intro"]. '
            'Allowed: each once, in the order of the source: ["intro", "q8"].'
        ),
    ),
    "a question twice": (
        'cites = ["q1"]',
        'cites = ["q1", "q1"]',
        (
            '«cites = ["q1", "q1"]» clauses.L1.cites: found ["q1", "q1"]. '
            'Allowed: each once, in the order of the source: ["q1"].'
        ),
    ),
    "a clause without a home": (
        'background = "how to write to the makers of the app"\n',
        "",
        (
            "«[clauses.F1]» clauses.F1: no rule carries this clause and no text says it. Allowed: "
            "a step, note or action that names it, or `background` with the reason here."
        ),
    ),
    "background that a rule carries": (
        "[clauses.L4]",
        '[clauses.L4]\nbackground = "who runs it"',
        (
            '«background = "who runs it"» clauses.L4.background: a rule carries this clause, '
            "so that it is no background. Allowed: one of the two."
        ),
    ),
    "background that a text says": (
        "[clauses.L3]",
        '[clauses.L3]\nbackground = "who may ask"',
        (
            '«background = "who may ask"» clauses.L3.background: a text says this clause, '
            "so that it is no background. Allowed: one of the two."
        ),
    ),
    "a number that nothing reads": (
        '[clauses.L4]\ncites = ["q3"]',
        '[clauses.L4]\ncites = ["q3"]\ndays = 7',
        (
            "«days = 7» clauses.L4.days: nothing reads this number. Allowed: "
            'where rules.py has _CLAUSES["L4"]["days"], or a text has {L4.days}.'
        ),
    ),
    "an age that nothing reads": (
        "[clauses.H1]",
        "[clauses.H1]\nage = 80",
        (
            "«age = 80» clauses.H1.age: nothing reads this number. Allowed: "
            'where rules.py has _CLAUSES["H1"]["age"], or a text has {H1.age}.'
        ),
    ),
    "a page that the site does not have": (
        '[questions.q1] # no label: in the database or not, either is possible\npage = "label"',
        '[questions.q1]\npage = "lable"',
        (
            '«page = "lable"» questions.q1.page: found "lable". Allowed: a page of the site '
            "(about, checker, documents, glossary, index, label, label-changes, licences, "
            'not-covered, partners, tests). Did you mean "label"?'
        ),
    ),
    "a day of the report before the rules hold": (
        "as_of = 2021-11-29",
        "as_of = 2021-11-16",
        (
            '«as_of = 2021-11-16» as_of: found "2021-11-16". Allowed: the day of in_force_from '
            "(2021-11-17) or a later one. An earlier one is for a version that is announced, "
            "with [change] in texts.toml."
        ),
    ),
    "something certain that no request has": (
        'commuter = "unregistered"',
        'commutre = "unregistered"',
        (
            '«certain = { travellers = [{ commutre = "unregistered" }] }» questions.q2.certain: '
            "travellers[0].commutre: there is no such field. "
            "Allowed: a field of checker/request.py. "
            'Did you mean "commuter"?'
        ),
    ),
    "a certain answer that no request has": (
        'commuter = "unregistered"',
        'commuter = "unregistred"',
        (
            '«certain = { travellers = [{ commuter = "unregistred" }] }» questions.q2.certain: '
            'travellers[0].commuter: found "unregistred". '
            f"Allowed: an answer of the request ({COMMUTER}). "
            'Did you mean "unregistered"?'
        ),
    ),
    "a certain answer of another kind": (
        'commuter = "unregistered"',
        'age = "old"',
        (
            '«certain = { travellers = [{ age = "old" }] }» questions.q2.certain: '
            'travellers[0].age: found "old". Allowed: an answer as checker/request.py has it.'
        ),
    ),
    "a place's clause that has no days": (
        'case_city = "T1"',
        'case_city = "T2"',
        (
            '«places = { case_county = "T3", case_city = "T2", border_port = "L7" }» '
            'fields.trips.places.case_city: found "T2". '
            "Allowed: a clause with `days` (L6, L7, T1, T3)."
        ),
    ),
    "a place that is missing": (
        'case_city = "T1", ',
        "",
        (
            '«places = { case_county = "T3", border_port = "L7" }» '
            "fields.trips.places.case_city: this key is missing. Allowed: a clause with `days`."
        ),
    ),
    "an opening field of another screen": (
        'opening = ["arrival"]',
        'opening = ["arival"]',
        (
            '«opening = ["arival"]» screens[times].opening: found "arival". '
            'Allowed: a field of this screen (departure, arrival). Did you mean "arrival"?'
        ),
    ),
    "an answer that no request has": (
        'value = "labelled"',
        'value = "labeled"',
        (
            '«options = [{ id = "yes", value = "labeled" }, { id = "no", then = "label_known" }]» '
            'fields.label_shows.options[yes].value: found "labeled". '
            f'Allowed: an answer of commuter ({COMMUTER}). Did you mean "labelled"?'
        ),
    ),
    "an answer that no option gives": (
        'value = "registered"',
        'value = "unregistered"',
        (
            '«options = [{ id = "no", value = "no" }, { id = "yes", then = "label_shows" }, '
            '{ id = "unsure" }]» fields.commuter.options: no option gives registered. '
            f"Allowed: options that give every answer ({COMMUTER})."
        ),
    ),
    "a truth that no option gives": (
        'value = false }, { id = "unsure" }]',
        "value = true }]",
        (
            '«options = [{ id = "yes", value = true }, { id = "no", value = true }]» '
            "fields.necessary.options: no option gives false. "
            "Allowed: options that give every answer (true, false)."
        ),
    ),
    "no answer that no option gives": (
        OPTION_IN_REPORT,
        '{ id = "no" }',
        (
            '«options = [{ id = "yes", then = "report" }, { id = "no" }]» '
            "fields.test.options: no option gives null = true. "
            "Allowed: options that give every answer (null = true)."
        ),
    ),
    "an option that leads to two things": (
        '{ id = "no", then = "label_known" }',
        '{ id = "no", then = "label_known", value = "no" }',
        (
            '«options = [{ id = "yes", value = "labelled" }, '
            '{ id = "no", then = "label_known", value = "no" }]» fields.label_shows.options[no]: '
            "found value and then. Allowed: one of them, or none to give advice."
        ),
    ),
    "an option that leads back": (
        '{ id = "unsure", value = "unregistered" }',
        '{ id = "unsure", then = "label_known" }',
        (
            '«{ id = "unsure", then = "label_known" },» fields.label_known.options[unsure].then: '
            '"label_known" leads back to label_known. Allowed: another field.'
        ),
    ),
    "a kind that cannot ask for a field": (
        '[fields.arrival]\nkind = "moment"\ndefault = "2021-11-29"',
        '[fields.arrival]\nkind = "party"',
        '«kind = "party"» fields.arrival.kind: found "party". Allowed: "moment" for this field.',
    ),
    "a field of a screen that is not asked": (
        '[fields.travellers]\nkind = "party"\n',
        "",
        (
            "«[fields.departure]» fields.travellers: this key is missing, though a screen has the "
            'field. Allowed: a table with kind = "party".'
        ),
    ),
    "a reading twice": (
        '"R1", "R2", "R3"',
        '"R1", "R2", "R1", "R3"',
        (
            '«"R1", "R2", "R1", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11",» '
            'readings.ids: "R1" stands there already. Allowed: each once.'
        ),
    ),
    "a screen twice": (
        'fields = ["travellers", "travellers[].age"]',
        'fields = ["travellers"]\n\n[[screens]]\nid = "party"\nfields = ["travellers[].age"]',
        '«id = "party"» screens[party].id: "party" stands there already. Allowed: each once.',
    ),
    "an option twice": (
        '{ id = "not_green", value = "not_green" }',
        '{ id = "popup", value = "not_green" }',
        (
            '«{ id = "popup", value = "not_green" },» fields.health_kit.options[popup].id: '
            '"popup" stands there already. Allowed: each once.'
        ),
    ),
    "an override by a step that does not exist": (
        "\n[readings]",
        OVERRIDE.replace('"infants"', '"infant"'),
        (
            '«step = "infant"» overrides[infant].step: found "infant". '
            'Allowed: a step of STEPS in rules.py. Did you mean "infants"?'
        ),
    ),
    "an override of a step that does not exist": (
        "\n[readings]",
        OVERRIDE.replace("everyone_else", "everyone_els"),
        (
            '«over = ["everyone_els"]» overrides[infants].over: found "everyone_els". '
            'Allowed: a step that stands after infants in STEPS. Did you mean "everyone_else"?'
        ),
    ),
    "an override of a step that stands before": (
        "\n[readings]",
        OVERRIDE.replace("everyone_else", "near_local_cases"),
        (
            '«over = ["near_local_cases"]» overrides[infants].over: found "near_local_cases". '
            "Allowed: a step that stands after infants in STEPS."
        ),
    ),
    "an override that rests on nothing": (
        "\n[readings]",
        OVERRIDE.replace("R3", "R33"),
        (
            '«rests_on = ["H2", "R33"]» overrides[infants].rests_on: found "R33". '
            'Allowed: a clause or a reading. Did you mean "R3"?'
        ),
    ),
    "an override without a reason": (
        "\n[readings]",
        OVERRIDE.replace("only the companions are asked", ""),
        '«why = ""» overrides[infants].why: found "". Allowed: text that is not empty.',
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "said"), (SHAPE | REFERENCES).values(), ids=SHAPE | REFERENCES
)
def test_a_fault_in_the_settings(edited: Edit, old: str, new: str, said: str) -> None:
    """One edit of policy.toml, one fault."""
    assert edited("policy.toml", old, new) == [f"policy.toml: {said}"]


def test_a_report_is_of_the_day_on_which_rules_begin(edited: Edit) -> None:
    """Or earlier, where it announces them."""
    assert edited("policy.toml", "as_of = 2021-11-29", "as_of = 2021-11-17") == []
    assert edited("policy.toml", "as_of = 2021-11-17", "as_of = 2021-11-16") != []
    change = '[change]\nzh = "放宽了。"\nen = "It is easier now."\n\n[notice]'
    assert edited("texts.toml", "[notice]", change) == []


def test_any_page_will_do_where_there_is_no_site(
    edited: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbench without docs/ knows none."""
    monkeypatch.setattr(sense, "PAGES", tmp_path / "docs")
    assert edited("policy.toml", 'page = "label"', 'page = "lable"') == []


def test_overrides_may_stand_in_the_settings(edited: Edit) -> None:
    """The one that the others are edited from."""
    assert edited("policy.toml", "\n[readings]", OVERRIDE) == []


def test_a_place_is_misspelt(edited: Edit) -> None:
    """It is unknown, and the one that is meant is missing; its texts are left alone."""
    places = '«places = { case_county = "T3", case_citty = "T1", border_port = "L7" }»'
    assert edited("policy.toml", 'case_city = "T1"', 'case_citty = "T1"') == [
        (
            f'policy.toml: {places} fields.trips.places.case_citty: found "case_citty". Allowed: '
            'a kind of place (case_county, case_city, border_port). Did you mean "case_city"?'
        ),
        (
            f"policy.toml: {places} fields.trips.places.case_city: this key is missing. "
            "Allowed: a clause with `days`."
        ),
    ]


def test_an_option_leads_nowhere(edited: Edit) -> None:
    """What it should lead to is left over."""
    nowhere = '{ id = "no", then = "label_knwon" }'
    assert edited("policy.toml", '{ id = "no", then = "label_known" }', nowhere) == [
        (
            'policy.toml: «options = [{ id = "yes", value = "labelled" }, '
            f'{nowhere}]» fields.label_shows.options[no].then: found "label_knwon". '
            'Allowed: one of [fields]. Did you mean "label_known"?'
        ),
        (
            "policy.toml: «[fields.label_known]» fields.label_known: no screen and no option leads "
            "here. Allowed: a field of a screen, or what an option names in `then`. "
            'Did you mean "label_knwon"?'
        ),
    ]


def test_a_field_of_a_screen_is_misspelt(edited: Edit) -> None:
    """It is unknown, and the one that is meant is asked nowhere."""
    assert edited("policy.toml", 'fields = ["necessary"]', 'fields = ["necesary"]') == [
        (
            'policy.toml: «[[screens]]» screens: no screen asks for "necessary", which rules.py '
            f"reads on line {line_of('if who.journey.necessary')}. "
            "Allowed: one screen for each field."
        ),
        (
            'policy.toml: «fields = ["necesary"]» screens[necessary].fields: found "necesary". '
            'Allowed: a field of a request. Did you mean "necessary"?'
        ),
        (
            "policy.toml: «[fields.necessary]» fields.necessary: no screen and no option leads "
            "here. Allowed: a field of a screen, or what an option names in `then`."
        ),
    ]


def line_of(text: str, name: str = "rules.py") -> int:
    """The line of the policy on which something first stands."""
    lines = (POLICY / name).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_field_stands_on_two_screens(edited: Edit) -> None:
    """The second is told; the first, on which two are asked now, needs a text for each."""
    assert edited("policy.toml", 'fields = ["necessary"]', 'fields = ["necessary", "mode"]') == [
        (
            'policy.toml: «fields = ["mode"]» screens[mode].fields: "mode" stands on the screen '
            '"necessary" already. Allowed: one screen for each field.'
        ),
        (
            "texts.toml: «[fields.necessary]» fields.necessary.legend: this text is missing, "
            "and [fields.necessary] in policy.toml needs it. Allowed: zh and en."
        ),
    ]


NUMBERS_ALLOWED = (
    "Allowed: 0 and 1. A number of the policy stands under a clause of policy.toml, "
    'from where rules read it: _CLAUSES["G1"]["hours"].'
)
SPANS_ALLOWED = NUMBERS_ALLOWED.replace(
    "0 and 1.", "timedelta(days=1) in a function, for the next day."
)
DATES_ALLOWED = (
    "Allowed: no date and no time. What holds from another day is a version of its own, "
    "which in_force_from of policy.toml begins."
)
LATE = 'who.journey.arrival.date() > _POLICY["as_of"]'
RULES = {
    "a clause of a step": (
        '@clause("H1")',
        '@clause("H1", "H11")',
        (
            '«@clause("H1", "H11")» @clause: found "H11". '
            'Allowed: a clause or a reading of policy.toml. Did you mean "H1"?'
        ),
    ),
    "a clause of a note": (
        '("H2", "R3")',
        '("H2", "R33")',
        (
            '«AGE_THREE = Note("age_three", ("H2", "R33"))» Note: found "R33". '
            'Allowed: a clause or a reading of policy.toml. Did you mean "R3"?'
        ),
    ),
    "a clause of an action": (
        '"call_12345", ("R11",)',
        '"call_12345", ("R111",)',
        (
            '«CALL_12345 = Action("call_12345", ("R111",))» Action: found "R111". '
            'Allowed: a clause or a reading of policy.toml. Did you mean "R11"?'
        ),
    ),
    "a note's clause without its comma": (
        '("R12",)',
        '("R12")',
        (
            '«TRIP_OUTSIDE_WINDOW = Note("trip_outside_window", ("R12"))» Note(clauses=…): '
            'found "R12". Allowed: a tuple, which has a comma: ("R12",).'
        ),
    ),
    "an action's clause without its comma": (
        'Action("call_12345", ("R11",))',
        'Action("call_12345", clauses=("R11"))',
        (
            '«CALL_12345 = Action("call_12345", clauses=("R11"))» Action(clauses=…): '
            'found "R11". Allowed: a tuple, which has a comma: ("R11",).'
        ),
    ),
    "a document to bring without its comma": (
        '"call_12345", ("R11",)',
        '"call_12345", ("R11",), {"bring": ("id_card")}',
        (
            '«CALL_12345 = Action("call_12345", ("R11",), {"bring": ("id_card")})» "bring": '
            'found "id_card". Allowed: a tuple, which has a comma: ("id_card",).'
        ),
    ),
    "a number of the policy": (
        "who.age > INFANT_AGE",
        "who.age > 3",
        f"«if who.age > 3:» infants: found 3. {NUMBERS_ALLOWED}",
    ),
    "a number of the policy in a constant": (
        'timedelta(days=_CLAUSES["L6"]["days"])',
        "timedelta(days=13.5)",
        f"«FOR_COMMUTERS = timedelta(days=13.5)» FOR_COMMUTERS: found 13.5. {NUMBERS_ALLOWED}",
    ),
    "a number below nought": (
        '_CLAUSES["H2"]["age"]',
        "-3",
        f"«INFANT_AGE: int = -3» INFANT_AGE: found 3. {NUMBERS_ALLOWED}",
    ),
    "one of a unit in a constant": (
        'timedelta(days=_CLAUSES["L6"]["days"])',
        "timedelta(days=1)",
        (
            "«FOR_COMMUTERS = timedelta(days=1)» FOR_COMMUTERS: "
            f'found "timedelta(days=1)". {SPANS_ALLOWED}'
        ),
    ),
    "an hour in a function": (
        "+ timedelta(days=1)",
        "+ timedelta(hours=1)",
        (
            "«return last + DAYS_THAT_COUNT[place] + timedelta(hours=1)» clears_on: "
            f'found "timedelta(hours=1)". {SPANS_ALLOWED}'
        ),
    ),
    "a day that is not said to be one": (
        "+ timedelta(days=1)",
        "+ timedelta(1)",
        (
            "«return last + DAYS_THAT_COUNT[place] + timedelta(1)» clears_on: "
            f'found "timedelta(1)". {SPANS_ALLOWED}'
        ),
    ),
    "a date": (
        LATE,
        "who.journey.arrival.date() > date(2021, 12, 10)",
        (
            "«return say(LATER_THAN_SOURCE) if who.journey.arrival.date() > date(2021, 12, 10) "
            'else None» what_the_record_cannot_know: found "date(2021, 12, 10)". '
            f"{DATES_ALLOWED}"
        ),
    ),
    "a date as text": (
        LATE,
        'who.journey.arrival > datetime.fromisoformat("2021-12-10T00:00+08:00")',
        (
            "«return say(LATER_THAN_SOURCE) if who.journey.arrival > "
            'datetime.fromisoformat("2021-12-10T00:00+08:00") else None» '
            f'what_the_record_cannot_know: found "2021-12-10T00:00+08:00". {DATES_ALLOWED}'
        ),
    ),
    "a time as text": (
        LATE,
        'str(who.journey.arrival.time()) > "08:30"',
        (
            '«return say(LATER_THAN_SOURCE) if str(who.journey.arrival.time()) > "08:30" else '
            f'None» what_the_record_cannot_know: found "08:30". {DATES_ALLOWED}'
        ),
    ),
    "the age that is none of the policy's": (
        "who.age > INFANT_AGE",
        'who.age > _POLICY["adult_age"]',
        (
            '«if who.age > _POLICY["adult_age"]:» infants: found "adult_age". '
            'Allowed: an age under a clause, like _CLAUSES["H2"]["age"]. '
            "adult_age only says who is shown which options."
        ),
    ),
    "a number that a clause does not have": (
        '_CLAUSES["G1"]["hours"]',
        '_CLAUSES["G1"]["hour"]',
        (
            '«FOR_EVERYONE = timedelta(hours=_CLAUSES["G1"]["hour"])» _CLAUSES["G1"]["hour"]: '
            'found "hour". Allowed: a key of policy.toml (cites, hours). Did you mean "hours"?'
        ),
    ),
    "a number of a clause that does not exist": (
        '_CLAUSES["G1"]["hours"]',
        '_CLAUSES["G11"]["hours"]',
        (
            '«FOR_EVERYONE = timedelta(hours=_CLAUSES["G11"]["hours"])» _CLAUSES["G11"]["hours"]: '
            'found "G11". Allowed: a key of policy.toml '
            "(G1, G2, L1, L2, L3, L4, L5, L6, L7, L8, H1, H2, T1, T2, T3, F1). "
            'Did you mean "G1"?'
        ),
    ),
    "a setting that does not exist": (
        '_POLICY["fields"]["trips"]["places"]',
        '_POLICY["fields"]["trips"]["place"]',
        (
            '«for place, clause in _POLICY["fields"]["trips"]["place"].items()» '
            '_POLICY["fields"]["trips"]["place"]: found "place". '
            'Allowed: a key of policy.toml (kind, places). Did you mean "places"?'
        ),
    ),
    "a note that is not listed": (
        "    AGE_THREE,\n",
        "",
        (
            '«AGE_THREE = Note("age_three", ("H2", "R3"))» AGE_THREE: NOTES does not list this. '
            "Put it there, where results are to show it."
        ),
    ),
    "an action that is not listed": (
        "    CALL_12345,\n",
        "",
        (
            '«CALL_12345 = Action("call_12345", ("R11",))» CALL_12345: ACTIONS does not list this. '
            "Put it there, where results are to show it."
        ),
    ),
    "a note that is made in a step": (
        "say(document, CALL_12345, OTHER_GROUPS)",
        'say(document, CALL_12345, Note("other_groups", ("H1", "R11")))',
        (
            '«return say(document, CALL_12345, Note("other_groups", ("H1", "R11")))» '
            "green_code: Note: NOTES cannot list what is made here. "
            "Allowed: a constant of this file, which NOTES lists, or replace(…) of one."
        ),
    ),
    "an action that is made in a list": (
        "ID_CARD = Document",
        'SOME = [Action("check_sync", ("T2",))]\nID_CARD = Document',
        (
            '«SOME = [Action("check_sync", ("T2",))]» Action: ACTIONS cannot list what is made '
            "here. Allowed: a constant of this file, which ACTIONS lists, or replace(…) of one."
        ),
    ),
    "an action among the notes": (
        "    AGE_THREE,\n",
        "    AGE_THREE,\n    CALL_12345,\n",
        '«CALL_12345,» NOTES: found "CALL_12345". Allowed: a Note of this file.',
    ),
    "a step that is not listed": (
        "    stays_long_ago,\n",
        "",
        (
            "«def stays_long_ago(who: Traveller) -> Outcome | None:» stays_long_ago: "
            "STEPS does not list this, and nothing calls it. Put it there, or take it away."
        ),
    ),
    "a step that ends the decision without a clause": (
        '@clause("H1")\n',
        "",
        (
            "«def people_without_a_smartphone(who: Traveller) -> Outcome | None:» "
            "people_without_a_smartphone: this step ends the decision and carries no clause: "
            'results would cite nothing. Allowed: @clause("G1") above it, for instance.'
        ),
    ),
    "a step that restricts without a clause": (
        '@clause("T1")\n',
        "@clause()\n",
        (
            "«def elsewhere_in_a_city_with_cases(who: Traveller) -> Outcome | None:» "
            "elsewhere_in_a_city_with_cases: this step ends the decision and carries no clause: "
            'results would cite nothing. Allowed: @clause("G1") above it, for instance.'
        ),
    ),
    "a step that does not exist": (
        "    infants,\n",
        "    infants,\n    infant,\n",
        (
            '«infant,» STEPS: found "infant". Allowed: a function of this file. '
            'Did you mean "infants"?'
        ),
    ),
    "a step twice": (
        "    infants,\n    commuters_with_the_label,\n",
        "    infants,\n    commuters_with_the_label,\n    infants,  # again\n",
        '«infants,  # again» STEPS: "infants" stands there already. Allowed: each once.',
    ),
    "a note twice": (
        "    AGE_THREE,\n",
        "    AGE_THREE,\n    AGE_THREE,  # again\n",
        '«AGE_THREE,  # again» NOTES: "AGE_THREE" stands there already. Allowed: each once.',
    ),
    "an action twice": (
        "    CALL_12345,\n",
        "    CALL_12345,\n    CALL_12345,  # again\n",
        '«CALL_12345,  # again» ACTIONS: "CALL_12345" stands there already. Allowed: each once.',
    ),
    "no list of notes": (
        "\nNOTES = (",
        "\nNOTE = (",
        (
            "NOTES: this is missing. Allowed: a tuple of all notes, in their order. "
            'Did you mean "NOTE"?'
        ),
    ),
    "no list of actions": (
        "\nACTIONS = (",
        "\nTO_DO = (",
        "ACTIONS: this is missing. Allowed: a tuple of all actions, in their order.",
    ),
    "an answer that a traveller does not have": (
        "who.age > INFANT_AGE",
        "who.agee > INFANT_AGE",
        (
            "«if who.agee > INFANT_AGE:» who.agee: the request's Traveller has no agee. Allowed: "
            "age, trips, commuter, proof_of_work, health_kit, relief_group, test, journey. "
            'Did you mean "age"?'
        ),
    ),
    "an answer of another shape": (
        "who.journey.mode == mode",
        "who.mode == mode",
        (
            "«return who.mode == mode» who.mode: the request's Traveller has no mode. Allowed: "
            "age, trips, commuter, proof_of_work, health_kit, relief_group, test, journey."
        ),
    ),
    "an answer that a stay does not have": (
        "trip.place == place for trip, _ in recent",
        "trip.plcae == place for trip, _ in recent",
        (
            "«return any(trip.plcae == place for trip, _ in recent(who))» trip.plcae: "
            'the request\'s Trip has no plcae. Allowed: place, left_on. Did you mean "place"?'
        ),
    ),
    "an answer of one of the party": (
        "other.age > INFANT_AGE",
        "other.agee > INFANT_AGE",
        (
            "«others = [other for other in who.journey.travellers if other.agee > INFANT_AGE]» "
            "other.agee: the request's Traveller has no agee. Allowed: "
            "age, trips, commuter, proof_of_work, health_kit, relief_group, test, journey. "
            'Did you mean "age"?'
        ),
    ),
    "an answer that is asked for by name": (
        'journey.known("departure")',
        'journey.known("departur")',
        (
            '«departure: datetime | None = journey.known("departur")» journey.known("departur"): '
            "the request's Journey has no departur. "
            "Allowed: policy, arrival, departure, mode, necessary, travellers. "
            'Did you mean "departure"?'
        ),
    ),
    "an answer of a test": (
        "test.reported_at",
        "test.reportedat",
        (
            "«return None if test is None else test.reportedat» test.reportedat: "
            "the request's Test has no reportedat. Allowed: reported_at. "
            'Did you mean "reported_at"?'
        ),
    ),
    "an answer compared with what it cannot be": (
        'who.commuter == "unregistered"',
        'who.commuter == "unregistred"',
        (
            '«if who.commuter == "unregistred":» who.commuter: found "unregistred". '
            f'Allowed: an answer of the request ({COMMUTER}). Did you mean "unregistered"?'
        ),
    ),
    "an answer among what it cannot be": (
        'in ("labelled", "registered")',
        'in ("labeled", "registered")',
        (
            '«in_database = who.commuter in ("labeled", "registered")» who.commuter: '
            f'found "labeled". Allowed: an answer of the request ({COMMUTER}). '
            'Did you mean "labelled"?'
        ),
    ),
    "an answer matched with what it cannot be": (
        '    if who.commuter == "no":\n        return None\n',
        '    match who.commuter:\n        case "no" | "nobody":\n            return None\n',
        (
            '«match who.commuter:» who.commuter: found "nobody". '
            f"Allowed: an answer of the request ({COMMUTER})."
        ),
    ),
    "an argument compared with what it cannot be": (
        'if mode == "other"',
        'if mode == "others"',
        (
            '«if mode == "others":» mode: found "others". '
            'Allowed: an answer of the request (rail, road, other). Did you mean "other"?'
        ),
    ),
    "an argument that is none of the answers": (
        'commutes_by("road", who)):',
        'commutes_by("raod", who)):',
        (
            '«if who.commuter != "labelled" or not (commutes_by("rail", who) '
            'or commutes_by("raod", who)):» commutes_by(mode=…): found "raod". '
            'Allowed: an answer of the request (rail, road, other). Did you mean "road"?'
        ),
    ),
    "a verdict": (
        'verdict="restricted"',
        'verdict="restrict"',
        (
            '«return Outcome(verdict="restrict", clears_on=clears_on("case_county", who))» '
            'Outcome(verdict=…): found "restrict". Allowed: a verdict of checker/outcome.py '
            '(restricted, do_not_travel, not_ready, ready). Did you mean "restricted"?'
        ),
    ),
    "a state of a document": (
        '"held" if test.suffices else "expired"',
        '"held" if test.suffices else "expird"',
        (
            '«label = Document("commuter_label", "held" if test.suffices else "expird")» '
            'Document(status=…): found "expird". Allowed: a state of checker/outcome.py '
            '(held, expired, missing, bring). Did you mean "expired"?'
        ),
    ),
    "a code of an error": (
        '"no_companion"',
        '"no_companions"',
        (
            '«raise Refused(Refusal("travellers", "no_companions"))» Refusal(code=…): '
            'found "no_companions". Allowed: a code of ERRORS_OF_SENSE in checker/schema.py '
            '(not_in_force, after_arrival, no_companion). Did you mean "no_companion"?'
        ),
    ),
}


def test_0_and_1_and_what_is_no_number_may_stand_in_rules(edited: Edit) -> None:
    """As in `[0]`, `[-1]` and `True`; one day leads to the next."""
    some = "\n\ndef companions(who: Traveller) -> list[Traveller]:\n"
    body = '    assert who.trips[0] or who.trips[-1] or True or "2"\n'
    body += "    assert timedelta(days=1) > timedelta(hours=0), time(0)\n"
    assert edited("rules.py", some, some + body) == []


@pytest.mark.parametrize(("old", "new", "said"), RULES.values(), ids=RULES)
def test_a_fault_in_the_rules(edited: Edit, old: str, new: str, said: str) -> None:
    """One edit of rules.py, one fault."""
    assert edited("rules.py", old, new) == [f"rules.py: {said}"]


SEVEN = ('[clauses.L4]\ncites = ["q3"]', '[clauses.L4]\ncites = ["q3"]\ndays = 7')


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("rules.py", "NOTES = (", 'SOON = timedelta(days=_CLAUSES["L4"]["days"])\nNOTES = ('),
        ("rules.py", "NOTES = (", 'SOON = soon(_CLAUSES["L4"])\nNOTES = ('),
        ("rules.py", "NOTES = (", '_L4 = _CLAUSES["L4"]\nSOON = _L4["days"]\nNOTES = ('),
        (
            "rules.py",
            "NOTES = (",
            'SOON = [_CLAUSES[id]["days"] for id in ("L3", "L4")]\nNOTES = (',
        ),
        ("texts.toml", "within {G1.hours} hours)", "within {G1.hours} hours, {L4.days})"),
        ("policy.toml", 'border_port = "L7"', 'border_port = "L4"'),
    ],
)
def test_a_number_is_read(edited: Edit, name: str, old: str, new: str) -> None:
    """By rules in any way, by texts, by the kinds of place."""
    assert len(edited("policy.toml", *SEVEN)) == 1
    assert [fault for fault in edited(name, old, new) if "nothing reads" in fault] == []


def test_a_number_that_is_misspelt_in_rules_is_told_there(edited: Edit) -> None:
    """And not where it stands."""
    assert edited("rules.py", '_CLAUSES["H2"]["age"]', '_CLAUSES["H2"]["agee"]') == [
        (
            'rules.py: «INFANT_AGE: int = _CLAUSES["H2"]["agee"]» _CLAUSES["H2"]["agee"]: found '
            '"agee". Allowed: a key of policy.toml (cites, hours, age). Did you mean "age"?'
        )
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("STEPS", "a tuple of all steps, in their order"),
        ("refusals", "def refusals(journey: Journey) -> Iterator[Refusal]"),
    ],
)
def test_the_rules_lack_a_part(edited: Edit, name: str, what: str) -> None:
    """What hangs on it is left over."""
    old = "\nSTEPS = (" if name == "STEPS" else "def refusals("
    found = edited("rules.py", old, old.replace(name, f"{name[:-1]}_"))
    near = f"{name[:-1]}_"
    assert found[0] == f'rules.py: {name}: this is missing. Allowed: {what}. Did you mean "{near}"?'


def test_a_clause_is_carried_under_another_name(edited: Edit) -> None:
    """It does not exist, and the one that is meant has no home."""
    assert edited("rules.py", '@clause("T3")', '@clause("T33")') == [
        (
            "policy.toml: «[clauses.T3]» clauses.T3: no rule carries this clause and no text "
            "says it. Allowed: a step, note or action that names it, "
            "or `background` with the reason here."
        ),
        (
            'rules.py: «@clause("T33")» @clause: found "T33". '
            'Allowed: a clause or a reading of policy.toml. Did you mean "T3"?'
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "near"),
    [
        ('Document("id_card"', 'Document("idcard"', "ID_CARD =", "id_card"),
        ('"proof_of_residence"', '"proof_of_home"', '{"bring":', "proof_of_work"),
    ],
)
def test_a_document_has_no_name(edited: Edit, old: str, new: str, place: str, near: str) -> None:
    """Those that are shown, and those that are brought."""
    id = new.split('"')[-2]
    assert edited("rules.py", old, new)[0].partition("» ")[2] == (
        f"documents.{id}.name: this text is missing, and rules.py on line {line_of(place)} "
        f'needs it. Allowed: zh and en. Did you mean "documents.{near}"?'
    )


RESTRICTED = line_of('Outcome(verdict="restricted"')
TEXTS = {
    "no second language": (
        'title.en = "Departure"\n',
        "",
        (
            '«title.zh = "出发"» fields.departure.title.en: this language is missing. '
            "Allowed: zh and en."
        ),
    ),
    "a text that is empty": (
        'title.en = "Departure"',
        'title.en = " "',
        (
            '«title.en = " "» fields.departure.title.en: found " ". '
            "Allowed: text, or a list of paragraphs, not empty."
        ),
    ),
    "a text that is none": (
        'title.en = "Departure"',
        "title.en = 3",
        (
            "«title.en = 3» fields.departure.title.en: found 3. "
            "Allowed: text, or a list of paragraphs, not empty."
        ),
    ),
    "paragraphs for a text": (
        'title.en = "Departure"',
        'title.en = ["Departure"]',
        (
            '«title.en = ["Departure"]» fields.departure.title.en: found ["Departure"]. '
            "Allowed: one text."
        ),
    ),
    "English for Chinese": (
        'title.zh = "出发"',
        'title.zh = "Departure time"',
        (
            '«title.zh = "Departure time"» fields.departure.title.zh: '
            'found "Departure time". Allowed: a text in Chinese.'
        ),
    ),
    "Chinese for English": (
        'named.en = "Does {name} have a negative test result?"',
        'named.en = "{name} 48 小时内有吗？"',
        (
            '«named.en = "{name} 48 小时内有吗？"» fields.test.named.en: '
            'found "{name} 48 小时内有吗？". '
            "Allowed: a text in English."
        ),
    ),
    "a paragraph of English for Chinese": (
        '  "拿不准，可以问居住的社区，或者 12345 热线。",\n',
        '  "Ask your neighbourhood committee.",\n',
        (
            "«more.paragraphs.zh = [» screens.places.more.paragraphs.zh: "
            'found "Ask your neighbourhood committee.". Allowed: a text in Chinese.'
        ),
    ),
    "a brace that is not closed": (
        'name.zh = "{G1.hours} 小时内核酸检测阴性证明"',
        'name.zh = "{G1.hours 小时内核酸检测阴性证明"',
        (
            '«name.zh = "{G1.hours 小时内核酸检测阴性证明"» documents.negative_test_48h.name.zh: '
            'found "{G1.hours 小时内核酸检测阴性证明". Allowed: braces in pairs, like {G1.hours}.'
        ),
    ),
    "a brace that is not opened": (
        'name.zh = "{G1.hours} 小时内核酸检测阴性证明"',
        'name.zh = "{G1.hours}} 小时"',
        (
            '«name.zh = "{G1.hours}} 小时"» documents.negative_test_48h.name.zh: '
            'found "} 小时". Allowed: braces in pairs, like {G1.hours}.'
        ),
    ),
    "a brace within braces": (
        'name.zh = "{G1.hours} 小时内核酸检测阴性证明"',
        'name.zh = "{小时 {G1.hours}"',
        (
            '«name.zh = "{小时 {G1.hours}"» documents.negative_test_48h.name.zh: '
            'found "{小时 ". Allowed: braces in pairs, like {G1.hours}.'
        ),
    ),
    "fewer paragraphs": (
        '  "拿不准，可以问居住的社区，或者 12345 热线。",\n',
        "",
        (
            "«more.paragraphs.zh = [» screens.places.more.paragraphs: zh has 3 paragraphs, "
            "en has 4 paragraphs. Allowed: as many in both languages."
        ),
    ),
    "a number that a clause does not have": (
        'name.en = "Negative test (report within {G1.hours} hours)"',
        'name.en = "Negative test (report within {G1.hour} hours)"',
        (
            '«name.en = "Negative test (report within {G1.hour} hours)"» '
            "documents.negative_test_48h.name.en: nothing fills in {G1.hour}. "
            'Allowed: numbers of policy.toml. Did you mean "{G1.hours}"?'
        ),
    ),
    "a value that nothing fills in": (
        "Does {name} have a negative",
        "Does {nmae} have a negative",
        (
            '«named.en = "Does {nmae} have a negative test result?"» fields.test.named.en: '
            "nothing fills in {nmae}. Allowed: {name}, {from}, {until}, numbers of policy.toml. "
            'Did you mean "{name}"?'
        ),
    ),
    "a time that an action does not carry": (
        "Call the 12345 hotline and",
        "Until {report_no_later_than}, call the 12345 hotline and",
        (
            '«text.en = "Until {report_no_later_than}, call the 12345 hotline and ask how to enter '
            'without Health Kit."» actions.call_12345.text.en: '
            "nothing fills in {report_no_later_than}. Allowed: numbers of policy.toml."
        ),
    ),
    "a number that one language has": (
        "within {G1.hours} hours",
        "within 48 hours",
        (
            '«name.zh = "{G1.hours} 小时内核酸检测阴性证明"» documents.negative_test_48h.name: '
            "only zh has {G1.hours}. Allowed: the same in both languages."
        ),
    ),
    "a number that a paragraph of one language has": (
        "bring a negative test within {G1.hours} hours",
        "bring a negative test within 48 hours",
        (
            "«options.unsure.advice.zh = [» fields.necessary.options.unsure.advice: "
            "only zh of paragraph 2 has {G1.hours}. Allowed: the same in both languages."
        ),
    ),
    "a text that an option needs": (
        'options.road.label.zh = "走公路"\noptions.road.label.en = "By road"\n',
        "",
        (
            '«options.road.hint.zh = "经过公路检查站，坐长途客车也算"» '
            "fields.mode.options.road.label: this text is missing, "
            "and [fields.mode] in policy.toml needs it. Allowed: zh and en."
        ),
    ),
    "a verdict without a label": (
        'label.zh = "严格限制进（返）京"\nlabel.en = "Entry strictly restricted"\n',
        "",
        (
            "«[verdicts.restricted]» verdicts.restricted.label: this text is missing, and "
            f"rules.py on line {RESTRICTED} needs it. Allowed: zh and en."
        ),
    ),
    "a text that nothing uses": (
        "[notes.age_three]",
        '[notes.age]\nzh = "三岁"\nen = "Three"\n\n[notes.age_three]',
        "«[notes.age]» notes.age: nothing uses this text.",
    ),
    "a clause that does not exist": (
        'clauses = ["L3"]',
        'clauses = ["L3", "L33"]',
        (
            '«clauses = ["L3", "L33"]» actions.apply_12345.clauses: found "L33". '
            'Allowed: a clause or a reading of policy.toml. Did you mean "L3"?'
        ),
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), TEXTS.values(), ids=TEXTS)
def test_a_fault_in_the_texts(edited: Edit, old: str, new: str, said: str) -> None:
    """One edit of texts.toml, one fault."""
    assert edited("texts.toml", old, new) == [f"texts.toml: {said}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title.zh = "出发"', 'title.zh = "App"'),
        ('title.zh = "出发"', 'title.zh = "zh-Hans"'),
        ('title.zh = "出发"', 'title.zh = "12345"'),
        ('title.en = "Departure"', 'title.en = "北京健康宝 app"'),
        ('title.en = "Departure"', 'title.en = "12345, –"'),
    ],
)
def test_a_name_or_a_number_is_of_every_language(edited: Edit, old: str, new: str) -> None:
    """Names are not translated."""
    assert edited("texts.toml", old, new) == []


@pytest.mark.parametrize(
    ("key", "wrong", "need"),
    [
        ("notes.age_three", "notes.age_thre", f"rules.py on line {line_of('AGE_THREE =')}"),
        ("errors.no_companion", "errors.no_compnion", f"rules.py on line {line_of('Refused(Ref')}"),
        ("notice", "notise", "every page"),
    ],
)
def test_a_text_is_misspelt(edited: Edit, key: str, wrong: str, need: str) -> None:
    """It is used by nothing, and the one that is meant is missing."""
    found = [
        said.partition("» ")[2] or said for said in edited("texts.toml", f"[{key}]", f"[{wrong}]")
    ]
    prefix = "texts.toml: "
    assert sorted(said.removeprefix(prefix) for said in found) == sorted(
        [
            f'{wrong}: nothing uses this text. Did you mean "{key}"?',
            (
                f"{key}: this text is missing, and {need} needs it. "
                f'Allowed: zh and en. Did you mean "{wrong}"?'
            ),
        ]
    )


def test_a_verdict_of_a_step_has_no_words(edited: Edit) -> None:
    """Nor has the day on which it ends."""
    assert edited("texts.toml", "[clears.restricted]", "[clears.ready]") == [
        (
            "texts.toml: «[clears.ready]» clears.restricted: this text is missing, and rules.py on "
            f"line {RESTRICTED} needs it. Allowed: zh and en."
        )
    ]


SAID = "say(document, CALL_12345, OTHER_GROUPS)"
UNTIL = "report_no_later_than"


@pytest.mark.parametrize(
    ("new", "times"),
    [
        ('replace(CALL_12345, carries={"report_no_later_than": at})', 0),
        ('replace(CALL_12345, carries={"report_no_earlier_than": at})', 2),
        ('replace(CALL_12345, carries={"bring": ("id_card",)})', 2),
        ('replace(CONTACT_COMMUNITY, carries={"report_no_later_than": at})', 2),
        ('replace(call(who), carries={"report_no_later_than": at})', 0),
        ("replace(CALL_12345, carries={**known})", 0),
        ("replace(CALL_12345, carries=known)", 0),
        ("replace(CALL_12345, carries=known(who))", 0),
    ],
)
def test_an_action_carries_what_its_words_say(edited: Edit, new: str, times: int) -> None:
    """Where it cannot be told what that is, it may be all; each language is told."""
    edited("texts.toml", "拨打 12345 热线，问", f"{{{UNTIL}}}前拨打 12345 热线，问")
    edited("texts.toml", "Call the 12345 hotline and", f"Until {{{UNTIL}}}, call 12345 and")
    found = edited("rules.py", SAID, SAID.replace("CALL_12345", new))
    assert len([said for said in found if f"nothing fills in {{{UNTIL}}}" in said]) == times


def test_an_action_carries_what_it_is_made_with(edited: Edit) -> None:
    """Not only what is put into it later."""
    edited("texts.toml", "拨打 12345 热线，问", f"{{{UNTIL}}}前拨打 12345 热线，问")
    edited("texts.toml", "Call the 12345 hotline and", f"Until {{{UNTIL}}}, call 12345 and")
    old = '"call_12345", ("R11",)'
    assert edited("rules.py", old, f'{old}, {{"{UNTIL}": AT}}') == []


@pytest.mark.parametrize(
    "new",
    [
        "window = {}\n    window.update(of(journey))",
        'window = {}\n    window["report_no_later_than"] = journey.departure',
        "window: dict[str, datetime] = {until: journey.departure}",
    ],
)
def test_a_table_that_changes_may_have_all(edited: Edit, new: str) -> None:
    """As one whose keys are not written out."""
    old = """window = {
        "report_no_earlier_than": test.valid_from,
        "report_no_later_than": journey.departure,
    }"""
    assert edited("rules.py", old, new) == []


def test_a_table_is_followed_to_where_it_is_written(edited: Edit) -> None:
    """Without one of the times, no words of the action have it."""
    found = edited("rules.py", '        "report_no_later_than": journey.departure,\n', "")
    assert [said.partition("» ")[2] for said in found] == [
        (
            f"actions.get_tested.{key}: nothing fills in {{report_no_later_than}}. "
            "Allowed: {report_no_earlier_than}, numbers of policy.toml. "
            'Did you mean "{report_no_earlier_than}"?'
        )
        for key in ("text.zh", "text.en", "infant.zh", "infant.en")
    ]


def test_a_language_is_misspelt(edited: Edit) -> None:
    """It is none, and the one that is meant is missing."""
    assert edited("texts.toml", 'title.en = "Departure"', 'title.eng = "Departure"') == [
        (
            'texts.toml: «title.zh = "出发"» fields.departure.title.en: this language is missing. '
            "Allowed: zh and en."
        ),
        (
            'texts.toml: «title.eng = "Departure"» fields.departure.title.eng: found "Departure". '
            'Allowed: zh and en, or a table that has them. Did you mean "en"?'
        ),
    ]


def test_steps_have_titles_once_one_has(folder: Path, edited: Edit) -> None:
    """All of STEPS then need one, in both languages."""
    texts = (POLICY / "texts.toml").read_text(encoding="utf-8")
    untitled = re.sub(r"(?m)^\[steps\.\w+\]\n(?:.+\n)*", "", texts)
    (folder / "texts.toml").write_text(untitled, encoding="utf-8")
    assert lint(folder) == []
    title = '[steps.infants]\ntitle.zh = "婴幼儿"\ntitle.en = "Infants"\n\n'
    found = edited("texts.toml", "[notice]", f"{title}[notice]")
    assert found[3] == (
        "texts.toml: «[steps.infants]» steps.near_local_cases.title: this text is missing, and "
        f"rules.py on line {line_of('    near_local_cases,')} needs it. Allowed: zh and en."
    )
    assert len(found) == 10


UNCLOSED = "this is not TOML: Expected ']' at the end of a table declaration."


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("policy.toml", "[clauses.G1]", "[clauses.G1", UNCLOSED),
        ("texts.toml", "[notice]", "[notice", UNCLOSED),
        ("policy.toml", "hours = 48", "hours = = 48", "this is not TOML: Invalid value."),
        ("rules.py", "NOTES = (", "NOTES == = (", "this is not Python: invalid syntax."),
    ],
)
def test_a_file_of_another_syntax(edited: Edit, name: str, old: str, new: str, said: str) -> None:
    """Its first error is told; the other files are looked at as far as that goes without it."""
    assert edited(name, old, new) == [f"{name}: «{new}» {said}"]


NOT_CLOSED = "this is not TOML: what begins here is not closed."


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('cites = ["q2"]', 'cites = ["q2"', 'cites = ["q2"', NOT_CLOSED),
        ('cites = ["q2"]', 'cites = ["q2",', 'cites = ["q2",', NOT_CLOSED),
        ('cites = ["q2"]', 'cites = """q2"', 'cites = """q2"', NOT_CLOSED),
        ('R21",\n]', 'R21",\n', "ids = [", NOT_CLOSED),
        ('R21",\n]', 'R21"\n', "ids = [", NOT_CLOSED),
        (
            '"unsure" }]\n\n[fields.health_kit]',
            '"unsure" }\n\n[fields.health_kit]',
            (
                'options = [{ id = "yes", value = true }, { id = "no", value = false }, '
                '{ id = "unsure" }'
            ),
            NOT_CLOSED,
        ),
        (
            'id = "road", value = "road" },',
            'id = "road", value = "road"',
            '{ id = "road", value = "road"',
            "this is not TOML: Unclosed inline table.",
        ),
        (
            'border_port = "L7" }',
            'border_port = "L7"',
            'places = { case_county = "T3", case_city = "T1", border_port = "L7"',
            "this is not TOML: Unclosed inline table.",
        ),
        (
            'kind = "report"',
            'kind = ["report"',
            'kind = ["report"',
            "this is not TOML: Unclosed array.",
        ),
        ('kind = "report"', 'kind = [\n  "report",\n\n', "kind = [", NOT_CLOSED),
        (
            '"R2", "R3", "R4"',
            '"R2" "R3", "R4"',
            '"R1", "R2" "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11",',
            "this is not TOML: Unclosed array.",
        ),
    ],
)
def test_what_is_not_closed_is_told_where_it_begins(
    edited: Edit, old: str, new: str, line: str, said: str
) -> None:
    """tomllib notices it on the line of what comes next, or at the end."""
    assert edited("policy.toml", old, new) == [f"policy.toml: «{line}» {said}"]


def test_what_stands_after_an_error_is_not_read(edited: Edit) -> None:
    """However deep."""
    new = f"adult_age = 18\nadult_age = 18\ndeep = {'[' * 5000}\n"
    assert edited("policy.toml", "adult_age = 18", new) == [
        "policy.toml: «adult_age = 18» this is not TOML: Cannot overwrite a value."
    ]


MISSING = "{}/{}: this file is missing. A policy is policy.toml, rules.py and texts.toml."


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_missing(folder: Path, name: str) -> None:
    """That is a fault like others."""
    (folder / name).unlink()
    assert list(map(str, lint(folder))) == [MISSING.format(folder, name)]


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_encoding(folder: Path, name: str) -> None:
    """With the line on which it begins."""
    (folder / name).write_bytes(b"# one\n# \xb1\xb1\xbe\xa9\n")
    assert list(map(str, lint(folder))) == [f"{folder}/{name}:2: this is not UTF-8."]


def test_an_unreadable_file_is_a_fault(folder: Path) -> None:
    """A folder where a file should be."""
    (folder / "rules.py").unlink()
    (folder / "rules.py").mkdir()
    assert list(map(str, lint(folder))) == [
        f"{folder}/rules.py: this cannot be read: Is a directory."
    ]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """It says so once."""
    assert list(map(str, lint(tmp_path / "none"))) == [f"{tmp_path}/none: there is no such folder."]


def test_rules_are_read_and_never_run(folder: Path) -> None:
    """An error at their top does not matter."""
    with (folder / "rules.py").open("a", encoding="utf-8") as rules:
        rules.write("\nraise SystemExit('was run')\n")
    assert lint(folder) == []


@pytest.mark.parametrize("annotation", ["Traveller Foo", "", "\\ud800"])
def test_an_annotation_that_is_no_python_is_left_alone(edited: Edit, annotation: str) -> None:
    """What it names is not known then; ruff and mypy say that it is none."""
    old = "def is_spared_the_health_kit(who: Traveller)"
    assert edited("rules.py", old, old.replace("Traveller", f'"{annotation}"')) == []


def test_the_command_tells_all_faults_by_file_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One a line; the exit status says that there are some."""
    for name, text in {"texts.toml": "extra = 1\n", "policy.toml": "a = 1\nb = 2\n"}.items():
        whole = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text + whole, encoding="utf-8")
    assert main(["lint", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f"{folder}/policy.toml:1: a: there is no such key here. Allowed: {KEYS}, overrides.\n"
        f"{folder}/policy.toml:2: b: there is no such key here. Allowed: {KEYS}, overrides.\n"
        f"{folder}/texts.toml:1: extra: found 1. Allowed: zh and en, or a table that has them.\n"
    )


def test_the_command_is_content(capsys: pytest.CaptureFixture[str]) -> None:
    """With one line, and a status of 0; without a folder it looks at all that the checker knows."""
    assert main(["lint", str(POLICY)]) == 0
    assert capsys.readouterr().out == f"No mistakes found in {POLICY}.\n"
    assert main(["lint"]) == 0
    assert capsys.readouterr().out.startswith("No mistakes found in ")


BEGINS = "2021-11-17 00:00:00+08:00"
COPIED = (
    (
        f'policy.toml: «id = "beijing-2021-11-17"» id: "beijing-2021-11-17" is the id of {POLICY} '
        "already. Allowed: one for each version."
    ),
    (
        "policy.toml: «in_force_from = 2021-11-17T00:00:00+08:00» in_force_from: "
        f'found "{BEGINS}". Allowed: a time after {BEGINS}, when {POLICY} begins, '
        "which checker/policies/__init__.py lists before."
    ),
    (
        "texts.toml: change: this text is missing, and every version but the first needs it. "
        "Allowed: zh and en."
    ),
)


def test_a_copy_is_no_version_of_its_own(folder: Path) -> None:
    """It has to get an id, a beginning and the words for what changes."""
    found = [told(folder, str(fault)) for fault in together([POLICY, folder])]
    assert found == list(COPIED)


def test_versions_begin_one_after_the_other(folder: Path) -> None:
    """In the order in which they are listed; a misspelt text is named."""
    assert list(together([POLICY, FOLDER])) == []
    for name, old, new in (
        ("policy.toml", 'id = "beijing-2021-11-17"', 'id = "beijing-2021-12-09"'),
        ("policy.toml", "2021-11-17T00:00", "2021-12-09T23:59"),
        ("texts.toml", "[notice]", "[chnage]"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [told(folder, str(fault)) for fault in together([POLICY, FOLDER, folder])] == [
        (
            "policy.toml: «in_force_from = 2021-12-09T23:59:00+08:00» in_force_from: "
            'found "2021-12-09 23:59:00+08:00". Allowed: a time after 2021-12-10 00:00:00+08:00, '
            f"when {FOLDER} begins, which checker/policies/__init__.py lists before."
        ),
        (
            "texts.toml: change: this text is missing, and every version but the first needs it. "
            'Allowed: zh and en. Did you mean "chnage"?'
        ),
    ]


def test_versions_that_cannot_be_read_are_left_to_their_own_faults(folder: Path) -> None:
    """So is what is of another shape in them."""
    for name in ("policy.toml", "texts.toml"):
        (folder / name).write_text("[", encoding="utf-8")
    assert list(together([POLICY, folder, FOLDER])) == []
    (folder / "policy.toml").write_text("id = 1\nin_force_from = 2021-11-17", encoding="utf-8")
    assert list(together([POLICY, folder, FOLDER])) == []


def test_the_command_looks_at_versions_together_where_one_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft is compared with none."""
    assert main(["lint", str(folder)]) == 0
    capsys.readouterr()
    monkeypatch.setattr(command, "recorded", lambda: [POLICY, folder])
    for arguments in ([], [str(folder / "..") + f"/{folder.name}"]):
        assert main(["lint", *arguments]) == 1
        found = capsys.readouterr().out.splitlines()
        assert [told(folder, fault) for fault in found] == list(COPIED)
