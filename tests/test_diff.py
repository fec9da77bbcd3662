"""Who would get another answer, when the rules change."""

import shutil
import subprocess
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from made_up import FOLDER
from named_cases import in_each_language

from checker.words import Words
from workbench import trees
from workbench.changes import asides, changes
from workbench.compare import Compared, answers_of_each, bounds, compare, forked, starts, versions
from workbench.diff import (
    group_in_words,
    of_results,
    of_settings,
    of_texts,
    of_the_rest,
    of_versions,
    words_of,
)
from workbench.documents import ages
from workbench.shared import in_common, span
from workbench.situations import Request, answers_among
from workbench.speech import speech
from workbench.trees import Tree, both

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
    assert count == "572 of 16,363 situations get another answer."
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
        f"- **{commuters}; by the rule `commuter_rail`**: {other_test} (529 of 16,363 situations)"
    )
    assert refused.splitlines()[0] == (
        f"- **{commuters}; Beijing Health Kit: green code; "
        "Test report: 2 d 1 min to 14 d before arrival; by the rule `commuter_rail`**: "
        f"the verdict “Ready” becomes “Something is missing”; {other_test} "
        "(43 of 16,363 situations)"
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


def test_a_policy_of_another_shape(tmp_path: Path) -> None:
    """As the first ones were, whose places had no clauses."""
    places = 'places = ["case_county"]'
    places_of_now = 'places = { case_county = "T3", case_city = "T1", border_port = "L7" }'
    older = edited(tmp_path, "policy.toml", places_of_now, places)
    done = diff(older, POLICY)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{older}: its policy.toml has another shape; compare a later one\n"


DECIDED = {"policy": {"id": "beijing-2021-11-17"}, "travellers": [], "missing": [], "errors": []}


def result(**traveller: object) -> dict[str, object]:
    """A complete result with one traveller."""
    who = {"verdict": "ready", "documents": [], "actions": [], "notes": []} | traveller
    return {**DECIDED, "status": "complete", "travellers": [who]}


def document(id: str, status: str, *, must_show: bool = True, **times: str) -> dict[str, object]:
    """A document of a result."""
    return {"id": id, "status": status, "must_show": must_show, **times}


REFUSED = {**DECIDED, "status": "invalid", "errors": [{"code": "not_in_force"}]}
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
            result(clears_on="2021-12-01"),
            result(),
            (("clears_told",),),
            "whether it is told on which day the stay stops counting changes",
            "是否写明停留到哪天不再算有变",
        ),
        (
            result(verdict="restricted", clears_on="2021-12-01"),
            result(),
            (("verdict", "restricted", "ready"),),
            "the verdict “Entry strictly restricted” becomes “Ready” (",
            "结论由“严格限制进（返）京”变为“东西齐了”（",
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


def after_stays(*stays: tuple[str, int], **answers: object) -> Compared:
    """Somebody with stays that ended so many days before, for whom the rule is another one."""
    trips = [{"place": place, "left_on": f"2021-11-{29 - days:02}"} for place, days in stays]
    who = {"age": 34, "trips": trips} | answers
    request = {"arrival": "2021-11-29T12:00", "travellers": [who]}
    return Compared(request, result(route="general"), result(route="relief"))


COUNTY, CITY, PORT = "case_county", "case_city", "border_port"
WITH_A_COUNTY = [
    after_stays((COUNTY, 0)),
    after_stays((COUNTY, 14)),
    after_stays((COUNTY, 0), (CITY, 0)),
    after_stays((COUNTY, 0), (PORT, 0)),
    after_stays((COUNTY, 0), (CITY, 0), (PORT, 0)),
]
WITHOUT = [
    after_stays(),
    after_stays((CITY, 14)),
    after_stays((PORT, 15)),
    after_stays((COUNTY, 15)),
]


@pytest.mark.parametrize(
    ("group", "english", "chinese"),
    [
        (
            WITH_A_COUNTY,
            (
                "Places: a county-level area with a local infection, "
                "last day 0 to 14 days before arrival"
            ),
            "去过的地方：有本土感染的县（市、区、旗），最后一天在到京前 0 至 14 天",
        ),
        (
            WITH_A_COUNTY[1:2],
            "Places: a county-level area with a local infection, last day 14 days before arrival",
            "去过的地方：有本土感染的县（市、区、旗），最后一天在到京前 14 天",
        ),
        (
            [*WITH_A_COUNTY, WITHOUT[-1]],
            "Places: a county-level area with a local infection",
            "去过的地方：有本土感染的县（市、区、旗）",
        ),
        (
            WITHOUT[:1],
            "Places: None of these",
            "去过的地方：都没去过",
        ),
        (
            WITHOUT[1:3],
            (
                "Places: a low-risk part of a city that has a local infection in another part or "
                "a county-level area with a land border port, last day 14 to 15 days before arrival"
            ),
            (
                "去过的地方：低风险区县，但同一个市的别处有本土感染或陆路边境口岸所在县（市、区、旗），"
                "最后一天在到京前 14 至 15 天"
            ),
        ),
        ([*WITH_A_COUNTY, *WITHOUT[:2]], "Some kinds of travellers", "部分情况"),
        ([*WITH_A_COUNTY, *WITHOUT], "All kinds of travellers", "各种情况"),
    ],
)
def test_stays_are_told_by_place_and_age(group: list[Compared], english: str, chinese: str) -> None:
    """However many lists of them there are."""
    here, everyone = Tree("here", ROOT), [*WITH_A_COUNTY, *WITHOUT]
    for lang, text in (("en", english), ("zh", chinese)):
        told = group_in_words(Words(speech(here, here), lang), changes(group[0]), group, everyone)
        assert told.startswith(f"- **{text}**")


def test_ages_are_counted_as_they_are_told() -> None:
    """Many of them can be one range."""
    here, walked = Tree("here", ROOT), [after_stays(age=age) for age in (2, 3, 4, 17, 18, 19)]
    words = Words(speech(here, here), "en")
    told = group_in_words(words, changes(walked[0]), walked[2:], walked)
    assert told.startswith("- **Age: 4 or over**: ")


def test_whose_tests_are_too_many_to_tell_are_not_all() -> None:
    """No test, or one that is too old."""
    here, tests = Tree("here", ROOT), ({"reported_at": day} for day in ("2021-11-20", "2021-11-28"))
    none, *walked = [after_stays(test=test) for test in (None, *tests)]
    words = Words(speech(here, here), "en")
    told = group_in_words(words, changes(none), [none, walked[0]], [none, *walked])
    assert told.startswith("- **Some kinds of travellers**: ")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            (
                "Traveller 2: Commuting: does not travel regularly; "
                "Traveller 2: Test report: 1 d 12 h before arrival"
            ),
        ),
        ("zh", "第 2 位：通勤：不经常往返；第 2 位：检测报告：到京前 1 天 12 小时"),
    ],
)
def test_what_somebody_else_has_in_common_is_told(lang: str, told: str) -> None:
    """Only what sets them apart."""
    here, infant = Tree("here", ROOT), {"age": 3}
    everyone = [
        Compared(
            {"arrival": "2021-11-29T12:00", "travellers": [infant, {"age": 4, **other}]},
            result(route="infant"),
            result(),
        )
        for other in (
            {"commuter": "no", "test": {"reported_at": "2021-11-28"}},
            {"commuter": "no", "test": None},
            {"commuter": "labelled", "test": None},
        )
    ]
    words = Words(speech(here, here), lang)
    found = group_in_words(words, changes(everyone[0]), everyone[:1], everyone)
    assert found.startswith(f"- **{told}**")


CHECKPOINT = {"id": "apply_checkpoint", "bring": ["id_card"], "cites": ["q3"]}


@pytest.mark.parametrize(
    ("old", "new", "english", "chinese"),
    [
        (
            result(actions=[CHECKPOINT]),
            result(actions=[CHECKPOINT | {"bring": ["id_card", "negative_test"]}]),
            "In 1 situations only actions or notes change: `apply_checkpoint`.",
            "有 1 种情况，变的只是要做的事或说明：`apply_checkpoint`。",
        ),
        (
            result(notes=[{"id": "age_three", "cites": []}]),
            result(),
            "In 1 situations only actions or notes change: `age_three`.",
            "有 1 种情况，变的只是要做的事或说明：`age_three`。",
        ),
        (
            result(cites=["intro"]),
            result(cites=["intro", "q8"]),
            "In 1 situations only the sources, the order or the questions change.",
            "有 1 种情况，变的只是依据、顺序或要回答的问题。",
        ),
        (
            result(because=[]),
            result(because=[{"field": "mode", "value": "rail"}]),
            "In 1 situations only the sources, the order or the questions change.",
            "有 1 种情况，变的只是依据、顺序或要回答的问题。",
        ),
    ],
)
def test_what_changes_besides(old: object, new: object, english: str, chinese: str) -> None:
    """No verdict, rule or document, and yet not the same."""
    one = Compared({"arrival": "2021-11-29T12:00"}, old, new)  # type: ignore[arg-type]
    assert changes(one) == ()
    here = Tree("here", ROOT)
    for lang, text in (("en", english), ("zh", chinese)):
        assert list(of_the_rest(Words(speech(here, here), lang), [one])) == [text]


def test_of_the_same_there_is_nothing_to_tell() -> None:
    """Nor of two who are both refused."""
    words = Words(speech(Tree("here", ROOT), Tree("here", ROOT)), "en")
    for one in (result(actions=[CHECKPOINT]), REFUSED):
        same = Compared({}, one, one)
        assert (asides(same), list(of_the_rest(words, [same]))) == ([], [])


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


def test_another_way_of_asking_is_told(tmp_path: Path) -> None:
    """It leads nobody to another answer, and people to other ones."""
    unsure = '{ id = "unsure", value = '
    options = (f'{unsure}"unregistered" }}', f'{unsure}"registered" }}')
    here, other = Tree("here", ROOT), copied(tmp_path, (f"{POLICY[8:]}/policy.toml", *options))
    (told,) = of_settings(Words(speech(here, other), "en"), here, other)
    first, empty, line = told.splitlines()
    assert (first, empty) == ("What changes in policy.toml (1):", "")
    assert line.startswith("- `fields.label_known.options`: [")
    before, after = line.split(" → ")
    assert '{"id": "unsure", "value": "unregistered"}' in before
    assert '{"id": "unsure", "value": "registered"}' in after


def test_a_number_is_told_where_it_stands(tmp_path: Path) -> None:
    """From what to what."""
    here, older = Tree("here", ROOT), age_of_infants(tmp_path, 5)
    (told,) = of_settings(Words(speech(here, older), "zh"), here, older)
    assert told == "policy.toml 里变了的内容（1）：\n\n- `clauses.H2.age`：3 → 5"


def with_two_versions(folder: Path) -> Path:
    """A checkout whose checker has a second version."""
    shutil.copytree(ROOT / "checker", folder / "checker")
    shutil.copytree(FOLDER, folder / "checker/policies" / FOLDER.name)
    index = folder / "checker/policies/__init__.py"
    first = '"checker.policies.beijing_2021_11_17",'
    text = index.read_text("utf-8")
    index.write_text(text.replace(first, f'{first}\n"checker.policies.{FOLDER.name}",'), "utf-8")
    return folder


def test_beside_a_revision_a_folder_stands_among_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a listed one changes nothing, and a new one is what is added."""
    with both("HEAD", str(FOLDER)) as (head, with_draft):
        ids = [id for id, _ in versions(head, with_draft)]
        both_have, added = "beijing-2021-11-17", "beijing-2021-12-10-made-up"
        assert ids == [both_have, f"{both_have} → {added}"]
        words = Words(speech(head, with_draft), "en")
        assert list(of_versions(words, head, with_draft)) == [
            f"Only {FOLDER} has the version `beijing-2021-12-10-made-up`."
        ]
    checkout = with_two_versions(tmp_path)
    monkeypatch.setattr(trees, "ROOT", checkout)
    with trees.tree(str(checkout / POLICY), alone=False) as placed:
        assert placed.rules() == Tree("checkout", checkout).rules()


def test_two_folders_stand_alone() -> None:
    """Whatever they are called, they are compared as one version."""
    with both(POLICY, str(FOLDER)) as (old, new):
        ((id, pair),) = versions(old, new)
        assert (id, [one.settings["as_of"].isoformat() for one in pair]) == (
            "",
            ["2021-11-29", "2021-12-03"],
        )
        assert list(of_versions(Words(speech(old, new), "en"), old, new)) == []


def test_every_version_is_walked_in_its_own_time(tmp_path: Path) -> None:
    """A change of the earlier of two is found, a boundary of its own too."""
    here = Tree("here", with_two_versions(tmp_path))
    spaces = [bounds(pair) for _, pair in versions(here, here)]
    arrivals = [starts(space)[0]["arrival"] for space in spaces]
    assert arrivals == ["2021-11-29T12:00", "2021-12-10T12:00"]


def test_what_a_new_version_ends_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the new one, what decides without it: its stays, its numbers, its words."""
    here, listed = Tree("here", ROOT), Tree("listed", with_two_versions(tmp_path))
    _, (name, pair) = versions(here, listed)
    assert [one.id for one in pair] == name.split(" → ")
    assert [one.id for one in versions(listed, here)[1][1]] == [*reversed(name.split(" → "))]
    start = {"arrival": "2021-12-10T12:00", "travellers": [{"age": 34, "commuter": "no"}]}
    found = walked(monkeypatch, start, here, listed)
    county = {"place": "case_county", "left_on": "2021-12-10"}
    ends = [one for one in found if county in one.request["travellers"][0].get("trips", ())]
    assert ("verdict", "restricted", "not_ready") in {part for one in ends for part in changes(one)}
    words = Words(speech(here, listed), "en")
    assert f"- `{name}: clauses.G1.hours`: 48 → 72" in next(of_settings(words, here, listed))
    assert f"- `{name}: documents.id_card.name.en`: Identity card → none" in of_texts(
        words, here, listed
    )


def with_a_later_one(folder: Path) -> Tree:
    """A checker with a second version that is the first with another number."""
    later = folder / "checker/policies/later"
    found = copied(folder)
    shutil.copytree(folder / f"{POLICY}", later)
    for file, edits in {
        later / "policy.toml": {
            'id = "beijing-2021-11-17"\nin_force_from = 2021-11-17': (
                'id = "later"\nin_force_from = 2021-12-10'
            ),
            '"intro", "q8"]\nhours = 48': '"intro", "q8"]\nhours = 72',
        },
        later.with_name("__init__.py"): {
            '"checker.policies.beijing_2021_11_17",': (
                '"checker.policies.beijing_2021_11_17", "checker.policies.later",'
            )
        },
    }.items():
        text = file.read_text("utf-8")
        for before, after in edits.items():
            assert text.count(before) == 1
            text = text.replace(before, after)
        file.write_text(text, "utf-8")
    return found


def test_each_version_is_told_in_its_own_words(tmp_path: Path) -> None:
    """With its own numbers, and which it is, where there are several."""
    two = with_a_later_one(tmp_path)
    request, relief = WITH_SOMEBODY, document("negative_test_48h", "held")
    older = Compared(request, result(), result(documents=[relief]))
    other = {"policy": {"id": "later"}}
    later = Compared(request, result(documents=[relief]) | other, result() | other)
    words = Words(speech(two, two), "en")
    _, *told = of_results(words, [older, later], partial(words_of, two, two, "en"))
    assert [one.splitlines()[0] for one in told] == [
        (
            "- **All kinds of travellers; version `beijing-2021-11-17`**: "
            "now needed: Negative test (report within 48 hours) (1 of 2 situations)"
        ),
        (
            "- **All kinds of travellers; version `later`**: "
            "no longer needed: Negative test (report within 72 hours) (1 of 2 situations)"
        ),
    ]


def test_what_is_lost_goes_by_its_old_name(tmp_path: Path) -> None:
    """With the number that it had."""
    edit = (f"{POLICY[8:]}/policy.toml", '"intro", "q8"]\nhours = 48', '"intro", "q8"]\nhours = 72')
    here, other = Tree("here", ROOT), copied(tmp_path, edit)
    relief = document("negative_test_48h", "held")
    request = {"arrival": "2021-11-29T12:00", "travellers": [{"age": 34}]}
    words = Words(speech(here, other), "en")
    for old, new, told in (
        ([relief], [], "no longer needed: Negative test (report within 48 hours)"),
        ([], [relief], "now needed: Negative test (report within 72 hours)"),
    ):
        one = Compared(request, result(documents=old), result(documents=new))
        assert told in group_in_words(words, changes(one), [one], [one])


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
    ((_, pair),) = versions(here, older)
    space = bounds(pair)
    parties = [one["travellers"] for one in starts(space) if "departure" not in one]
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
    needs = {"status": "needs_answers", "travellers": [], "errors": []}
    other = needs | {"missing": ["travellers[1].test"]}
    request = {"arrival": "2021-11-29T12:00", "travellers": [{"age": 5}, {"age": 6}]}
    ((_, pair),) = versions(here, older)
    answers = answers_among(here.choices(), bounds(pair))
    own = Compared(request, other, needs | {"missing": ["travellers[0].commuter"]})
    asked = [one["travellers"] for one in forked(own, answers)]
    assert [who["commuter"] for who, _ in asked] == ["labelled", "registered", "unregistered", "no"]
    last = Compared({**request, "travellers": asked[0]}, other, other)
    tests = [one["travellers"][1]["test"] for one in forked(last, answers)]
    assert tests == [None, {"reported_at": "2021-11-29T12:00"}]


WITH_SOMEBODY = {"arrival": "2021-11-29T12:00", "travellers": [{"age": 3, "trips": []}, {"age": 4}]}
REPORTS = "    reports = [reported(companion)"
OF_LABELLED = f"""    if any(one.commuter == "labelled" for one in companions(who)):
        return Outcome(route="infant")
{REPORTS}"""


def test_stays_are_walked_by_the_days_of_both(tmp_path: Path) -> None:
    """Those that count by one of the two, and by neither."""
    t3 = '[clauses.T3]\ncites = ["q9"]\ndays = '
    edit = (f"{POLICY[8:]}/policy.toml", f"{t3}14", f"{t3}7")
    here, shorter = Tree("here", ROOT), copied(tmp_path, edit)
    for one, other in ((here, shorter), (shorter, here)):
        ((_, pair),) = versions(one, other)
        request = {**starts(bounds(pair))[0], "travellers": [{}]}
        lists = answers_of_each(here.choices(), pair)("travellers[0].trips", request)
        ended = {stays[0]["left_on"] for stays in lists if in_a_county_only(stays)}
        assert ended == {f"2021-11-{day}" for day in (29, 22, 21, 15, 14)}
        assert len({repr(stays) for stays in lists}) == len(lists)


def in_a_county_only(stays: list[Request]) -> bool:
    """Whether there was one stay, in a county with cases."""
    return [stay["place"] for stay in stays] == ["case_county"]


def walked(monkeypatch: pytest.MonkeyPatch, start: Request, old: Tree, new: Tree) -> list[Compared]:
    """The situations of their only version that begin like one."""
    monkeypatch.setattr("workbench.compare.starts", lambda _: [start])
    return list(compare(old, new))


def test_another_is_asked_whatever_the_first_ones_result_rests_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a rule about other people's answers is seen."""
    here = Tree("here", ROOT)
    labelled = copied(tmp_path, (f"{POLICY[8:]}/rules.py", REPORTS, OF_LABELLED))
    found = walked(monkeypatch, WITH_SOMEBODY, here, labelled)
    others = [one.request["travellers"][1] for one in found if changes(one)]
    assert {other["commuter"] for other in others} == {"labelled"}
    assert None in [other["test"] for other in others]
    same = [one for one in found if one.decided and not changes(one)]
    assert {one.request["travellers"][1]["commuter"] for one in same} == {
        "registered",
        "unregistered",
        "no",
    }


def test_another_is_asked_nothing_for_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first one's result does not rest on is answered plainly."""
    here = Tree("here", ROOT)
    found = walked(monkeypatch, WITH_SOMEBODY, here, here)
    assert {tuple(one.request["travellers"][1]) for one in found} == {("age", "test")}
    county = [{"place": "case_county", "left_on": "2021-11-29"}]
    refused = {**WITH_SOMEBODY, "travellers": [{"age": 3, "trips": county}, {"age": 4}]}
    (one,) = walked(monkeypatch, refused, here, here)
    assert one.request == refused


def test_the_journey_is_asked_for_the_first_one_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another who commutes has another result by each way of travel, and an infant has not."""
    here, fresh = Tree("here", ROOT), {"reported_at": "2021-11-29T12:00"}
    somebody = {"age": 4, "trips": [], "commuter": "labelled", "test": fresh}
    start = {**WITH_SOMEBODY, "travellers": [{"age": 3, "trips": []}, somebody]}
    (one,) = walked(monkeypatch, start, here, here)
    assert one.request == start
    by_rail = 'if who.journey.mode == "rail":\n        return Outcome(route="infant")'
    rail = copied(tmp_path, (f"{POLICY[8:]}/rules.py", REPORTS, f"    {by_rail}\n{REPORTS}"))
    modes = [one.request["mode"] for one in walked(monkeypatch, start, here, rail) if changes(one)]
    assert modes == ["rail"]


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


def test_stays_whose_days_nobody_gave_have_none_to_tell() -> None:
    """The places are told all the same."""
    here = Tree("here", ROOT)
    words = Words(speech(here, here), "en")
    asked = "travellers[0].trips"
    undated, dated = {asked: [("case_city", None)]}, {asked: [("case_city", 3)]}
    told = in_common(words, [undated], [undated, dated])
    assert told.endswith("infection in another part")
