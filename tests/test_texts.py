"""Every text stands in both languages, is used, and stands in no code."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from made_up import MADE_UP, NAME, VERSIONS
from named_cases import ADULT, CASES, journey, stay

import checker
from checker import words
from checker.description import version_part
from checker.policies import PACKAGES
from checker.policy import POLICIES
from workbench import diagram, documents
from workbench.lint.texts import entries, form, one_sided
from workbench.lint.wanted import Wanted

ROOT = Path(__file__).parents[1]
FOLDERS = ("browser", "checker", "overrides", "publish", "workbench")
TOMLS = sorted(
    str(path.relative_to(ROOT))
    for folder in (*FOLDERS, "tests/versions")
    for path in (ROOT / folder).rglob("texts.toml")
    if "__pycache__" not in path.parts
)
LANGUAGES = {"zh", "en"}
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
TEXTS = (POLICIES[0].texts, words.TEXTS)


ENTRIES = [
    (key, entry)
    for name in TOMLS
    for key, entry in entries(tomllib.loads((ROOT / name).read_text(encoding="utf-8")))
]


def test_the_files_of_words_are_these() -> None:
    """Words stand beside what they belong to."""
    assert [
        *(f"{package.replace('.', '/')}/texts.toml" for package in PACKAGES),
        "checker/texts.toml",
        "publish/texts.toml",
        f"tests/versions/{NAME}/texts.toml",
        "workbench/texts.toml",
    ] == TOMLS


def paragraphs(entry: dict[str, Any]) -> list[tuple[str, str]]:
    """The paragraphs of an entry, Chinese and English side by side."""
    return list(zip(parts(entry["zh"]), parts(entry["en"]), strict=True))


def parts(text: str | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else text


@pytest.mark.parametrize("name", TOMLS)
def test_a_text_has_both_languages(name: str) -> None:
    """Chinese and English and nothing else, of the same shape, none of them empty."""
    texts = tomllib.loads((ROOT / name).read_text(encoding="utf-8"))
    assert list(form(texts)) == []
    assert len(ENTRIES) > 250


def test_a_text_has_the_same_gaps_in_both_languages() -> None:
    """What is filled in is filled in in both, paragraph by paragraph."""
    differing = [key for key, entry in ENTRIES if list(one_sided(entry, Wanted(), (key,)))]
    # Chinese leaves out who is meant where that is plain.
    assert differing == ["fields.label_known.named"]


def test_english_speaks_chinese_only_to_quote() -> None:
    """In quotation marks or brackets: names that travellers see."""
    mixed = [
        key
        for key, entry in ENTRIES
        for _, english in paragraphs(entry)
        if CHINESE.search(re.sub(r"“[^”]*”|\([^)]*\)", "", english))
    ]
    assert mixed == []


def test_chinese_is_chinese() -> None:
    """No English stands in its place, save in the tag that names the language."""
    foreign = [
        key
        for key, entry in ENTRIES
        for chinese, _ in paragraphs(entry)
        if not CHINESE.search(chinese) and re.search("[a-z]{3}", gapless(chinese))
    ]
    assert foreign == ["tag"]


def gapless(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)


def looked_up(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Collects the keys of texts from now on."""
    found: set[str] = set()
    look_up = words.look_up

    def noting(texts: Any, key: str) -> Any:
        found.add(key)
        return look_up(texts, key)

    monkeypatch.setattr(words, "look_up", noting)
    return found


UNTESTED, FROM_A_CITY = ADULT | {"test": None}, ADULT | {"trips": [stay("case_city")]}


@pytest.mark.unmeasured
def test_every_text_of_the_checker_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases, parties, screens and drawings come by each; page and terminal have their own."""
    found = looked_up(monkeypatch)
    for case in CASES:
        result = checker.evaluate(case.request)
        checker.describe(result, "en")
        if isinstance(case.request, dict):
            checker.consult(case.request, "en", ["Anna"])
    for screen in POLICIES[0].settings["screens"]:
        for party in ([{"age": 34}], [{"age": 34}, {"age": 60}], [{"age": 9}]):
            checker.consult(journey(*party), "en", (), screen["id"])
    for party in ([FROM_A_CITY, FROM_A_CITY], [ADULT, UNTESTED, UNTESTED]):
        checker.describe(checker.evaluate(journey(*party, necessary=False)), "en")
    for policy, applies in ((MADE_UP, POLICIES[0]), (POLICIES[0], MADE_UP)):
        version_part(words.Words(policy, "en"), applies.in_force_from, VERSIONS)
    documents.kinds("en")
    diagram.svg("en")
    unused = {key for texts in TEXTS for key, _ in entries(dict(texts)) if f"{key}.en" not in found}
    assert {key for key in unused if not key.startswith(("page.", "terminal."))} == set()


@pytest.mark.parametrize("key", words.TEXTS["terminal"])
def test_every_text_of_the_terminal_is_used(key: str) -> None:
    """The terminal asks for it by its key."""
    script = (ROOT / "checker/terminal.py").read_text(encoding="utf-8")
    assert re.search(rf"[\"']terminal\.{key}[\"']", script)


@pytest.mark.parametrize("key", words.TEXTS["page"])
def test_every_text_of_the_page_is_used(key: str) -> None:
    """Some part of the page names it; reasons of a failure follow `failed_`."""
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "browser").rglob("*.js")]
    reason = key.removeprefix("failed_")
    used = re.compile(rf"words\.{key}\b|[\"']({key}|{reason})[\"']")
    assert any(used.search(script) for script in scripts)


def sources() -> list[Path]:
    """The files of code; words of the theme are kept in its own place for them."""
    return [
        path
        for folder in FOLDERS
        for suffix in ("*.py", "*.js", "*.html", "*.css")
        for path in (ROOT / folder).rglob(suffix)
        if path.parent.name != "languages"
    ]


def test_there_is_code_to_look_at() -> None:
    """Each folder of code is looked at."""
    assert {path.relative_to(ROOT).parts[0] for path in sources()} == set(FOLDERS)


def test_no_word_for_visitors_stands_in_code() -> None:
    """Chinese is found in texts only, so that English can stand beside it."""
    found = [
        str(path.relative_to(ROOT))
        for path in sources()
        if CHINESE.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("items", "chinese", "english"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A和B", "A and B"),
        (["A", "B", "C"], "A、B和C", "A, B and C"),
    ],
)
def test_a_list_in_words(items: list[str], chinese: str, english: str) -> None:
    """A and B; A, B and C."""
    assert words.Words(POLICIES[0], "zh").list(items) == chinese
    assert words.Words(POLICIES[0], "en").list(items) == english


def test_a_text_that_is_not_there_is_an_error() -> None:
    """Nobody reads an empty line in its place; who can do without asks `maybe`."""
    english = words.Words(POLICIES[0], "en")
    with pytest.raises(KeyError, match=r"notes.none \(en\)"):
        english("notes.none")
    with pytest.raises(KeyError, match=r"notes \(en\)"):
        english("notes")
    assert english.maybe("notes.none") is None
    assert english.paragraphs("notes.none") == []


def test_a_gap_that_nothing_fills_stays() -> None:
    """It is left for whoever lays the text out; what fills a gap is not filled itself."""
    english = words.Words(POLICIES[0], "en")
    assert english.fill("{number} {G1.hours} {G1.none}") == "{number} 48 {G1.none}"
    assert english.fill("{a}", a="{G1.hours}") == "{G1.hours}"


# How the page says, before there is a link, that an answer stands in it.
IN_A_LINK = {
    "times": ("时间", "times"),
    "party": ("年龄", "ages"),
    "places": ("去过的地方", "places"),
    "necessary": ("有没有必要", "necessary"),
    "commuting": ("通勤", "commuting"),
    "mode": ("怎么走", "way of travel"),
    "proof": ("工作证明", "proof of work"),
    "health_kit": ("健康宝", "Health Kit"),
    "relief": ("残疾", "disability"),
    "test": ("核酸检测", "tests"),
}


def test_the_page_names_every_answer_that_a_link_holds() -> None:
    """Whoever makes a link knows what it gives away, a disability too."""
    holds = words.TEXTS["page"]["share_holds"]
    assert list(IN_A_LINK) == [screen["id"] for screen in POLICIES[0].settings["screens"]]
    for chinese, english in IN_A_LINK.values():
        assert chinese in holds["zh"]
        assert english in holds["en"]
