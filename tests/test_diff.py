"""Who would get another answer, when the rules change."""

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from named_cases import in_each_language

from checker.words import Words
from workbench.compare import Compared, bounds, changes, forked, starts
from workbench.diff import group_in_words, of_texts
from workbench.documents import ages
from workbench.shared import span
from workbench.situations import answers_among
from workbench.speech import speech
from workbench.trees import Tree

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).parents[1]
POLICY = "checker/policies/beijing_2021_11_17"


def diff(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, run as people run it."""
    command = [sys.executable, "-m", "workbench", "diff", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def edited(folder: Path, file: str, old: str, new: str) -> str:
    """A copy of the policy with one edit."""
    copy = folder / Path(POLICY).name
    shutil.copytree(ROOT / POLICY, copy, ignore=shutil.ignore_patterns("__pycache__"))
    text = (copy / file).read_text("utf-8")
    assert text.count(old) == 1
    (copy / file).write_text(text.replace(old, new), "utf-8")
    return str(copy)


OF_COMMUTERS = "return said + with_commuter_test(commuter_test(who), who) + green_code(who)"
OF_EVERYONE = "return said + with_negative_test(who, FOR_EVERYONE) + green_code(who)"


@pytest.mark.slow
def test_a_stricter_rule(tmp_path: Path) -> None:
    """Commuters by rail without the label: the 14-day test is no longer enough."""
    done = diff(POLICY, edited(tmp_path, "rules.py", OF_COMMUTERS, OF_EVERYONE))
    assert done.stderr == ""
    title, count, asked, refused, *rest = done.stdout.split("\n\n")
    assert title == f"# From {POLICY} to {tmp_path / Path(POLICY).name}"
    assert count == "572 of 16,615 situations get another answer."
    commuters = (
        "Way of travel: by train; Age: 4 or over; "
        "Commuting: regularly; in the commuter database, no label now; "
        "Proof of work: yes"
    )
    other_test = (
        "no longer needed: Negative test (report within 14 days); "
        "now needed: Negative test (report within 48 hours)"
    )
    assert asked.splitlines()[0] == (
        f"- **{commuters}; by the rule `commuter_rail`**: {other_test} (529 of 16,615 situations)"
    )
    assert refused.splitlines()[0] == (
        f"- **{commuters}; Beijing Health Kit: green code; "
        "Test report: 2 d 1 min to 14 d before arrival; by the rule `commuter_rail`**: "
        f"the verdict “Ready” becomes “Something is missing”; {other_test} "
        "(43 of 16,615 situations)"
    )
    assert refused.splitlines()[1].startswith(
        "  For example: Arrival: Mon 29 November, 12:00; Way of travel: by train; Age: 4; "
    )
    assert rest == ["No text changes.\n"]


def test_a_change_of_words(tmp_path: Path) -> None:
    """Says that it is one, and which; nothing is walked."""
    done = diff(POLICY, edited(tmp_path, "texts.toml", 'en = "Identity card"', 'en = "ID card"'))
    assert done.stdout.split("\n\n")[1:] == [
        "The rules are the same: nobody gets another answer.",
        "Texts that change (1):",
        "- `documents.id_card.name.en`: Identity card → ID card\n",
    ]


def test_a_draft_by_any_name(tmp_path: Path) -> None:
    """A folder need not have the name of a package."""
    draft = tmp_path / "beijing-2021.12 draft"
    Path(edited(tmp_path, "texts.toml", 'en = "Identity card"', 'en = "ID card"')).rename(draft)
    done = diff(POLICY, str(draft))
    assert "- `documents.id_card.name.en`: Identity card → ID card" in done.stdout


def test_a_revision_and_itself() -> None:
    """Revisions of the project can be compared as well."""
    done = diff("HEAD", "HEAD", "--lang", "zh")
    assert done.stdout.split("\n\n") == [
        "# 从 HEAD 到 HEAD",
        "规定一样，没有人的答复会变。",
        "文字没有变。\n",
    ]


def test_neither_folder_nor_revision() -> None:
    """It says what it looked for."""
    done = diff("HEAD", "no-such-thing")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "no-such-thing: neither a folder with a policy.toml nor a revision ("
    )


def test_a_policy_that_does_not_run(tmp_path: Path) -> None:
    """What its checker says last is told, and no traceback."""
    broken = edited(tmp_path, "rules.py", "STEPS = (", "STEPS = nothing_of_that_name, (")
    done = diff(POLICY, broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{broken}: its checker fails: NameError: name 'nothing_of_that_name' is not defined\n"
    )


def result(**traveller: object) -> dict[str, object]:
    """A complete result with one traveller."""
    who = {"verdict": "ready", "documents": [], "actions": [], "notes": []} | traveller
    return {"status": "complete", "travellers": [who], "missing": [], "errors": []}


def document(id: str, status: str, *, must_show: bool = True, **times: str) -> dict[str, object]:
    """A document of a result."""
    return {"id": id, "status": status, "must_show": must_show, **times}


REFUSED = {
    "status": "invalid",
    "travellers": [],
    "missing": [],
    "errors": [{"code": "not_in_force"}],
}
GREEN, LATER = document("green_code", "held"), {"valid_from": "2021-11-28T12:00:00+08:00"}
TEST = document("negative_test_48h", "missing")


@pytest.mark.parametrize(
    ("old", "new", "found", "english", "chinese"),
    [
        (result(), result(), (), "", ""),
        (
            result(route="general"),
            result(route="relief"),
            (("route", "general", "relief"),),
            "another rule decides (`general` → `relief`)",
            "改按另一条规定（`general` → `relief`）",
        ),
        (
            result(documents=[TEST]),
            result(documents=[TEST | LATER]),
            (("times", "negative_test_48h"),),
            "Negative test (report within 48 hours): good at other times",
            "48 小时内核酸检测阴性证明：有效的时间有变",
        ),
        (
            result(documents=[GREEN]),
            result(documents=[document("green_code", "missing")]),
            (("status", "green_code", "held", "missing"),),
            "Green code in Beijing Health Kit (北京健康宝): “have it” becomes “missing”",
            "北京健康宝绿码由“已有”变为“还缺”",
        ),
        (
            result(documents=[GREEN]),
            result(documents=[document("green_code", "held", must_show=False)]),
            (("shown", "green_code"),),
            "Green code in Beijing Health Kit (北京健康宝): whether it is shown changes",
            "北京健康宝绿码：是否出示有变",
        ),
        (
            result(clears_on="2021-12-01"),
            result(clears_on="2021-12-02"),
            (("clears",),),
            "the stay stops counting on another day",
            "停留不再算的日子有变",
        ),
        (
            result(),
            REFUSED,
            (("refused", "", "not_in_force"),),
            "refused now (not_in_force)",
            "新版不接受（not_in_force）",
        ),
        (
            REFUSED,
            REFUSED | {"errors": [{"code": "no_companion"}]},
            (("refused", "not_in_force", "no_companion"),),
            "refused as before, for another reason (not_in_force → no_companion)",
            "新旧都不接受，原因变了（not_in_force → no_companion）",
        ),
        (
            REFUSED,
            result(),
            (("refused", "not_in_force", ""),),
            "no longer refused (was: not_in_force)",
            "新版接受了（原先：not_in_force）",
        ),
    ],
)
def test_what_changes(old: object, new: object, found: object, english: str, chinese: str) -> None:
    """Each kind of change, in words of both languages."""
    request = {"arrival": "2021-11-29T12:00", "travellers": [{"age": 34}]}
    one = Compared(request, old, new)  # type: ignore[arg-type]
    assert changes(one) == found
    here = Tree("here", ROOT)
    for lang, text in (("en", english), ("zh", chinese)):
        if found:
            told = group_in_words(Words(speech(here, here), lang), changes(one), [one], [one])
            assert text in told.splitlines()[0]


@in_each_language
def test_all_kinds_of_travellers(lang: str) -> None:
    """Whom nothing sets apart."""
    request = {"arrival": "2021-11-29T12:00", "travellers": [{"age": 34}]}
    one = Compared(request, result(route="general"), result(route="relief"))
    here = Tree("here", ROOT)
    told = group_in_words(Words(speech(here, here), lang), changes(one), [one], [one])
    assert told.startswith(
        {"en": "- **All kinds of travellers**: ", "zh": "- **各种情况**："}[lang]
    )


def copied(folder: Path, *edits: tuple[str, str, str]) -> Tree:
    """A checker of its own, with some edits."""
    shutil.copytree(ROOT / "checker", folder / "checker")
    for file, old, new in edits:
        path = folder / "checker" / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    return Tree("another", folder)


ANOTHER_ANSWER = (
    "request.py",
    "    test = Fact(",
    "    shoes = Fact(Leaf(YesNo()))\n    test = Fact(",
)


def test_a_checker_is_asked_what_it_understands(tmp_path: Path) -> None:
    """An answer that only the other one asks for is no mistake."""
    here, more = Tree("here", ROOT), copied(tmp_path, ANOTHER_ANSWER)
    request = {"arrival": "2021-11-29T12:00", "travellers": [{"shoes": True}]}
    assert more.understood(request) == request
    assert here.understood(request) == {"arrival": "2021-11-29T12:00", "travellers": [{}]}
    assert [one["errors"] for one in here.evaluate([request])] == [[]]


def age_of_infants(folder: Path, age: int) -> Tree:
    """A checker with another age under H2."""
    edit = (
        "policies/beijing_2021_11_17/policy.toml",
        "hours = 48\nage = 3",
        f"hours = 48\nage = {age}",
    )
    return copied(folder, edit)


def test_another_age_of_infants(tmp_path: Path) -> None:
    """Those between the two are walked with another beside them, and no age beyond is named."""
    here, older = Tree("here", ROOT), age_of_infants(tmp_path, 5)
    parties = [one["travellers"] for one in starts(bounds(here, older)) if "departure" not in one]
    assert [[who.get("age") for who in party] for party in parties[:3]] == [[None], [3, 6], [5, 6]]
    words = Words(speech(here, older), "en")
    assert ages(words, [5], [3, 5, 6]) == ["4 to 5"]
    assert ages(words, [3], [3, 5, 6]) == ["3 or under"]
    assert ages(words, [3, 5], [3, 5, 6]) == ["5 or under"]
    assert ages(words, [2, 3, 6], [2, 3, 4, 5, 6]) == ["3 or under", "6 or over"]
    assert ages(words, [4], [3, 4, 5]) == ["4"]


def test_whoever_is_an_infant_in_one_of_two_needs_few_tests_of_others(tmp_path: Path) -> None:
    """None, and a fresh one; their own, asked before, stand on both sides of every limit."""
    here, older = Tree("here", ROOT), age_of_infants(tmp_path, 5)
    needs = {"status": "needs_answers", "errors": []}
    other = needs | {"missing": ["travellers[1].test"]}
    request = {"arrival": "2021-11-29T12:00", "travellers": [{"age": 5}, {"age": 6}]}
    answers = answers_among(here.choices(), bounds(here, older))
    own = Compared(request, other, needs | {"missing": ["travellers[0].commuter"]})
    asked = [one["travellers"] for one in forked(own, answers)]
    assert [who["commuter"] for who, _ in asked] == ["labelled", "registered", "unregistered", "no"]
    last = Compared({**request, "travellers": asked[0]}, other, other)
    tests = [one["travellers"][1]["test"] for one in forked(last, answers)]
    assert tests == [None, {"reported_at": "2021-11-29T12:00"}]


def test_another_number_changes_the_texts_that_have_it(tmp_path: Path) -> None:
    """They are told as people read them."""
    here, older = Tree("here", ROOT), age_of_infants(tmp_path, 5)
    told = of_texts(Words(speech(here, older), "en"), here, older).splitlines()
    assert told[0] == "Texts that change (4):"
    assert told[2] == (
        "- `errors.no_companion.en`: For a child aged 3 or under, the accompanying people’s test "
        "is checked, and nobody over 3 has been added yet. Add an accompanying person. → "
        "For a child aged 5 or under, the accompanying people’s test "
        "is checked, and nobody over 5 has been added yet. Add an accompanying person."
    )


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 min"), (59, "59 min"), (48 * 60 + 1, "2 d 1 min"), (14 * 1440, "14 d"), (-1, "−1 min")],
)
def test_a_length_of_time(minutes: int, text: str) -> None:
    """Without the units of which there are none."""
    here = Tree("here", ROOT)
    assert span(Words(speech(here, here), "en"), timedelta(minutes=minutes)) == text
