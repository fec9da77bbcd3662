"""Several versions of the rules: the arrival picks one, and visitors are told what changed.

The second one is made up. It is put into a copy of the checker by the steps of CONTRIBUTING.md, and
asked there as anybody would ask it.
"""

import json
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from in_node import node
from made_up import FOLDER, MADE_UP, NAME, VERSIONS
from named_cases import ADULT, CASES, INFANT, Json, in_each_language, journey
from wording import wording

import checker
from checker.description import version_part
from checker.evaluation import decide
from checker.policies import PACKAGES
from checker.policy import POLICIES, Policy, policy_for, recorded, too_early
from checker.request import Journey
from checker.words import Words
from publish.runtime import archive
from workbench.prove import prove

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).parents[1]
OLD, NEW = "beijing-2021-11-17", "beijing-2021-12-10-made-up"
SECTION = re.search(
    r"\n## A new version from a date\n(.*?)(\n## |\Z)",
    (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
COPY_AND_LIST, LINT, TRY = (
    textwrap.dedent(block)
    for block in re.findall(r"```sh\n(.*?)```", SECTION[1] if SECTION else "", re.DOTALL)
)
TESTED = ADULT | {"test": {"reported_at": "2021-12-07T12:00"}}
CHANGED = {
    "zh": "从 2021 年 12 月 10 日起（虚构）：核酸检测阴性证明放宽到 72 小时",
    "en": "From 10 December 2021 (made up): a negative test within 72 hours is enough",
}
DAY = {"zh": "2021 年 12 月 10 日", "en": "10 December 2021"}
BEFORE, AT = "2021-12-09T23:59", "2021-12-10T00:00"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checker to which the second version was added, step by step."""
    folder = tmp_path_factory.mktemp("checkout")
    no_cache = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "checker", folder / "checker", ignore=no_cache)
    shell(folder, COPY_AND_LIST)
    written = folder / "checker/policies" / NAME
    assert {file.name for file in FOLDER.iterdir()} - {"__pycache__"} == {
        file.name for file in written.iterdir()
    }
    shutil.copytree(FOLDER, written, ignore=no_cache, dirs_exist_ok=True)  # what was edited there
    return folder


def shell(folder: Path, commands: str) -> str:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", commands],
        cwd=folder,
        env={"PATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def run(folder: Path, *arguments: str, typed: str = "") -> str:
    """What Python prints there, with nothing installed."""
    done = subprocess.run(
        [sys.executable, "-S", *arguments],
        input=typed,
        cwd=folder,
        env={},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout


def lines(objects: list[Any]) -> str:
    return "\n".join(json.dumps(one) for one in objects)


def evaluated(folder: Path, *requests: Any) -> list[Any]:
    said = run(folder, "-m", "checker", "evaluate", "--jsonl", typed=lines([*requests]))
    return [json.loads(line) for line in said.splitlines()]


CONSULT = """
import sys, checker
sys.stdout.reconfigure(encoding="utf-8")
for line in sys.stdin:
    print(checker.consult_json(line))
"""


def consulted(folder: Path, *requests: Json, **more: Any) -> list[Any]:
    calls = [{"lang": "en", "request": request, **more} for request in requests]
    said = run(folder, "-c", CONSULT, typed=lines(calls))
    return [json.loads(line) for line in said.splitlines()]


def printed(folder: Path, lang: str, request: Json) -> list[str]:
    said = run(folder, "-m", "checker", "evaluate", "--lang", lang, typed=json.dumps(request))
    return said.splitlines()


def found(result: Any) -> tuple[str, str, str]:
    """Which version decided, and the test document of the first traveller."""
    document = result["travellers"][0]["documents"][0]
    return result["policy"]["id"], document["id"], document["status"]


PICKED = {
    "2021-11-17T00:00": OLD,
    "2021-12-09T23:59": OLD,
    "2021-12-09T23:59:59.999999": OLD,
    "2021-12-09T15:59Z": OLD,
    "2021-12-09T16:00Z": NEW,
    "2021-12-10T00:00": NEW,
    "2021-12-10T00:01": NEW,
    "2099-12-31T23:59": NEW,
}


def test_the_arrival_picks_the_version(checkout: Path) -> None:
    """To the moment, in Beijing's time."""
    said = evaluated(checkout, *({"arrival": arrival} for arrival in PICKED))
    assert [result["policy"]["id"] for result in said] == list(PICKED.values())


def test_the_version_decides(checkout: Path) -> None:
    """A test of 60 hours before: too old a minute before the change, and good at it."""
    before, at = evaluated(checkout, journey(TESTED, arrival=BEFORE), journey(TESTED, arrival=AT))
    assert found(before) == (OLD, "negative_test_48h", "expired")
    assert found(at) == (NEW, "negative_test_72h", "held")
    assert at["policy"] == {
        "id": NEW,
        "in_force_from": "2021-12-10T00:00:00+08:00",
        "as_of": "2021-12-03",
    }
    assert at["travellers"][0]["documents"][0]["valid_until"] == "2021-12-10T12:00:00+08:00"
    assert [answer["field"] for answer in at["travellers"][0]["because"]] == [
        "arrival",
        "travellers[0].age",
        "travellers[0].health_kit",
        "travellers[0].test.reported_at",
    ]


def test_a_version_can_be_asked_for_outside_its_time(checkout: Path) -> None:
    """Before it is in force, and after another one is."""
    early, late = evaluated(
        checkout,
        journey(TESTED, arrival=BEFORE, policy=NEW),
        journey(TESTED, arrival=AT, policy=OLD),
    )
    assert found(early) == (NEW, "negative_test_72h", "held")
    assert found(late) == (OLD, "negative_test_48h", "expired")


def test_infants_go_by_the_version_too(checkout: Path) -> None:
    """Their companions' test is of as many hours as that version says."""
    before, at = evaluated(
        checkout, *(journey(INFANT, TESTED, arrival=arrival) for arrival in (BEFORE, AT))
    )
    assert found(before) == (OLD, "companion_test_48h", "expired")
    assert found(at) == (NEW, "companion_test_72h", "held")


def test_before_the_first_version_nothing_is_in_force(checkout: Path) -> None:
    """Whichever is asked for, the first day is said; the errors stand in the order they had."""
    wrong: Json = {
        "surplus": 1,
        "mode": "ship",
        "departure": "2021-11-17T00:00",
        "arrival": "2021-11-16T23:59",
    }
    early, preview = evaluated(checkout, wrong, wrong | {"policy": NEW})
    assert early == checker.evaluate(wrong)
    assert (early["policy"]["id"], preview["policy"]["id"]) == (OLD, NEW)
    for result in (early, preview):
        assert [(error["field"], error["code"]) for error in result["errors"]] == [
            ("mode", "not_a_choice"),
            ("surplus", "unknown_field"),
            ("arrival", "not_in_force"),
            ("departure", "after_arrival"),
        ]
        assert "before 17 November 2021" in result["errors"][2]["message"]["en"]
        assert "早于 2021 年 11 月 17 日" in result["errors"][2]["message"]["zh"]


def test_a_version_that_does_not_exist_is_refused(checkout: Path) -> None:
    """The others are named; the arrival picks meanwhile."""
    (result,) = evaluated(checkout, {"policy": "beijing-2022", "arrival": AT})
    (error,) = result["errors"]
    assert (error["field"], error["code"]) == ("policy", "not_a_choice")
    assert error["message"]["en"].endswith(f"Give one of: {OLD}, {NEW}.")
    assert result["policy"]["id"] == NEW


def test_the_version_before_decides_as_it_did(checkout: Path) -> None:
    """Every case comes out as without a second version, errors and all."""
    named = [case.request for case in CASES if isinstance(case.request, dict)]
    requests = [{"policy": OLD} | request for request in named]
    requests = [request for request in requests if request["policy"] == OLD]
    requests += [request for request in named if "2021-11-01" < arrival(request) < "2021-12-09"]
    assert len(requests) > 300
    assert evaluated(checkout, *requests) == [checker.evaluate(request) for request in requests]


def arrival(request: Json) -> str:
    return str(request.get("arrival", "")) if request.get("policy", OLD) == OLD else ""


@in_each_language
def test_who_arrives_after_a_change_is_told(checkout: Path, lang: str) -> None:
    """Once, above all else but the headline; whoever arrives before it is not."""
    said = printed(checkout, lang, journey(TESTED, arrival=AT))
    assert said[1].startswith(CHANGED[lang])
    assert said[2] == MADE_UP.texts["notice"][lang]
    before = printed(checkout, lang, journey(TESTED, arrival=BEFORE))
    assert before[1] == wording("notice", lang)
    assert DAY[lang] not in "".join(before)


@in_each_language
def test_a_preview_is_called_one(checkout: Path, lang: str) -> None:
    """From when it is in force, and that the journey lies before."""
    said = printed(checkout, lang, journey(TESTED, arrival=BEFORE, policy=NEW))
    assert said[1] == wording("version.preview", lang, **{"from": DAY[lang]})
    assert said[2].startswith(CHANGED[lang])
    assert said[3] == MADE_UP.texts["notice"][lang]


@in_each_language
def test_earlier_rules_are_called_so(checkout: Path, lang: str) -> None:
    """Since when there are newer ones, and what changed with them."""
    said = printed(checkout, lang, journey(TESTED, arrival=AT, policy=OLD))
    assert said[1] == wording("version.superseded", lang, **{"from": DAY[lang]})
    assert said[2].startswith(CHANGED[lang])
    assert said[3] == wording("notice", lang)


@in_each_language
def test_someone_at_a_terminal_is_told(checkout: Path, lang: str) -> None:
    """The new version's two questions, then what changed."""
    typed = "\n2021-12-10 09:00\n34\n1\n1\n2021-12-09\n\n"
    said = run(checkout, "-m", "checker", "ask", "--lang", lang, typed=typed)
    assert said.count(CHANGED[lang]) == 1
    assert said.count(MADE_UP.texts["verdicts"]["ready"]["headline"][lang]) == 1


def screens(folder: Path, *requests: Json) -> list[str]:
    said = consulted(folder, *requests)
    return [one["screen"]["id"] if "screen" in one else "result" for one in said]


def test_the_screens_are_those_of_the_version(checkout: Path) -> None:
    """As soon as the arrival is known, or the version is asked for."""
    party = {"travellers": [{"age": 34}]}
    assert screens(
        checkout,
        {},
        {"arrival": BEFORE},
        {"arrival": BEFORE} | party,
        journey({"age": 34, "trips": []}, arrival=BEFORE),
        {"arrival": AT},
        {"arrival": AT} | party,
        {"arrival": BEFORE, "policy": NEW} | party,
        journey({"age": 34, "health_kit": "popup"}, arrival=AT),
        journey(TESTED, arrival=AT),
    ) == [
        "times",
        "party",
        "places",
        "commuting",
        "party",
        "health_kit",
        "health_kit",
        "test",
        "result",
    ]


def test_a_screen_that_the_version_lacks_is_not_shown(checkout: Path) -> None:
    """Whoever goes back to it after another arrival is shown what comes next."""
    before, at = consulted(
        checkout,
        journey({"age": 34}, arrival=BEFORE),
        journey({"age": 34}, arrival=AT),
        show="commuting",
    )
    assert (before["screen"]["id"], at["screen"]["id"]) == ("commuting", "health_kit")


def test_answers_to_another_version_are_kept_and_not_listed(checkout: Path) -> None:
    """What only the earlier one asks comes back with an earlier arrival."""
    before, at = consulted(checkout, journey(TESTED, arrival=BEFORE), journey(TESTED, arrival=AT))
    asked = ["times", "party", "places", "commuting", "health_kit", "test"]
    assert [one["screen"] for one in before["answered"]] == asked
    assert [one["screen"] for one in at["answered"]] == ["times", "party", "health_kit", "test"]
    assert [len(one["answers"]) for one in at["answered"]] == [1, 1, 1, 1]


def test_the_schema_knows_both(checkout: Path) -> None:
    """Their ids in requests, and what either can say in results."""
    defs = json.loads(run(checkout, "-m", "checker", "schema"))["$defs"]
    assert defs["request"]["properties"]["policy"] == {"enum": [OLD, NEW]}
    traveller = defs["result"]["properties"]["travellers"]["items"]["properties"]
    documents = traveller["documents"]["items"]["properties"]["id"]["enum"]
    assert {"negative_test_48h", "negative_test_72h", "commuter_label"} <= set(documents)
    assert len(documents) == len(set(documents))


def test_a_result_has_the_keys_it_had(checkout: Path) -> None:
    """What is said about versions is said in words, not in the contract's result."""
    (result,) = evaluated(checkout, journey(TESTED, arrival=BEFORE, policy=NEW))
    assert set(result) == set(checker.evaluate(journey()))
    assert set(result["policy"]) == {"id", "in_force_from", "as_of"}


def test_lint_is_told_where_it_is() -> None:
    """Its command names the folder of the first step; other tests lint and prove this version."""
    assert LINT.splitlines()[0].split()[-1] == COPY_AND_LIST.split()[3]


def test_the_commands_of_the_last_step_show_it(checkout: Path) -> None:
    """The version before, the new one, and the new one ahead of its time."""
    said = [json.loads(line) for line in shell(checkout, TRY).splitlines()]
    assert [result["policy"]["id"] for result in said] == [OLD, NEW, NEW]


# --- In this process ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "picked"),
    [
        ({}, POLICIES[0]),
        ({"arrival": "soon"}, POLICIES[0]),
        ({"arrival": "2021-11-16T23:59"}, POLICIES[0]),
        ({"arrival": BEFORE}, POLICIES[0]),
        ({"arrival": AT}, MADE_UP),
        ({"arrival": AT, "policy": OLD}, POLICIES[0]),
        ({"arrival": AT, "policy": "none"}, MADE_UP),
    ],
    ids=lambda one: one.id if isinstance(one, Policy) else str(one),
)
def test_one_version_is_picked(answers: Json, picked: Policy) -> None:
    """The one asked for, the one in force at arrival, or the one on record."""
    assert policy_for(Journey(answers, "", {}), VERSIONS) is picked


def test_what_is_announced_is_not_on_record() -> None:
    """Until a report lies on or after the day from which it is in force."""
    assert recorded(VERSIONS) is POLICIES[0]
    assert recorded((POLICIES[0], of_day(MADE_UP, 9))) is POLICIES[0]
    reported = of_day(MADE_UP, 10)
    assert recorded((POLICIES[0], reported)) is reported
    assert recorded() is POLICIES[0]


def of_day(policy: Policy, day: int) -> Policy:
    """As a report of another day in December has it."""
    return replace(policy, as_of=date(2021, 12, day))


def test_an_arrival_is_too_early_for_the_first_only() -> None:
    """A later version changes nothing about that."""
    early = list(too_early(Journey({"arrival": "2021-11-16T23:59"}, "", {}), VERSIONS))
    assert [(one.field, one.code, one.limit) for one in early] == [
        ("arrival", "not_in_force", POLICIES[0].in_force_from)
    ]
    for answers in ({}, {"arrival": "2021-11-17T00:00"}, {"arrival": BEFORE, "policy": NEW}):
        assert list(too_early(Journey(answers, "", {}), VERSIONS)) == []


@pytest.mark.parametrize(
    ("policy", "arrival", "said"),
    [
        (POLICIES[0], None, []),
        (POLICIES[0], BEFORE, []),
        (POLICIES[0], AT, ["version", "change"]),
        (MADE_UP, None, ["change"]),
        (MADE_UP, BEFORE, ["version", "change"]),
        (MADE_UP, AT, ["change"]),
    ],
)
def test_what_is_said_about_versions(policy: Policy, arrival: str | None, said: list[str]) -> None:
    """Nothing about the first in its time; elsewhere what changed, and which rules apply."""
    at = Journey({"arrival": arrival}, "", {}).known("arrival")
    assert list(version_part(Words(policy, "en"), at, VERSIONS)) == said


def test_every_decision_has_read_the_arrival() -> None:
    """Also one whose rules do not ask for it: it picked the version, and is among the reasons."""
    never = replace(MADE_UP, steps=())
    assert decide(never, journey(), 0).record == {"arrival": journey()["arrival"]}
    assert decide(never, {"travellers": [ADULT]}, 0).missing == "arrival"


def test_the_page_shows_it_below_the_headline() -> None:
    """Both sentences, before the notice; neither where there is none."""
    plain: Any = checker.describe(checker.evaluate(journey()), "en")
    told = node("result_view.mjs", json.dumps(plain | {"version": "Preview.", "change": "72."}))
    assert told[1:5] == [plain["headline"], "Preview.", "72.", plain["notice"]]
    assert node("result_view.mjs", json.dumps(plain))[1:3] == [plain["headline"], plain["notice"]]


def test_it_can_be_proved(capsys: pytest.CaptureFixture[str]) -> None:
    """The proofs do not take for granted what only the source's rules have, such as stays."""
    assert prove(MADE_UP) == 0
    assert f"{NEW}: 2,003 situations" in capsys.readouterr().out


def test_it_is_marked_as_made_up() -> None:
    """In each of its files, and in what visitors of a copy would read."""
    for file in FOLDER.iterdir():
        assert file.is_dir() or "MADE UP" in file.read_text(encoding="utf-8").splitlines()[0]
    for key in ("notice", "change"):
        assert "虚构" in MADE_UP.texts[key]["zh"]
        assert "made up" in MADE_UP.texts[key]["en"]
    assert MADE_UP.id.endswith("-made-up")


def test_it_is_never_handed_on(wheel: Path) -> None:
    """Neither to whoever installs the checker nor to what makes Python for the page."""
    names = zipfile.ZipFile(wheel).namelist()
    packed = archive.below(ROOT / "checker", ".py", ".toml")
    assert [name for name in [*names, *packed, *PACKAGES] if "made_up" in name] == []


@pytest.mark.site
def test_it_is_never_published(site: Path) -> None:
    """No file of the site names it."""
    files = [file for file in site.rglob("*") if file.is_file()]
    assert len(files) > 50
    marks = (NAME.encode(), NEW.encode())
    assert [file for file in files if any(mark in file.read_bytes() for mark in marks)] == []
