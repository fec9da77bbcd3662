"""A term of the glossary has one translation, in every text and on every page."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest
from written import LANGUAGES, ROOT, Pair, pairs, sections

SETTINGS = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Entry:
    """A term as a page of the glossary has it, with its translation."""

    term: str
    other: str


def glossary(lang: str) -> dict[str, Entry]:
    """The terms of a page of the glossary by their anchors."""
    found = {
        anchor: re.match(r"\n### (.*)\n\n(?:英文：|Chinese: )(.*)\n", section)
        for anchor, section in sections(ROOT / f"docs/{lang}/glossary.md").items()
    }
    return {anchor: Entry(*match.groups()) for anchor, match in found.items() if match}


CHINESE, ENGLISH = map(glossary, LANGUAGES)


def test_both_pages_pair_the_same_terms() -> None:
    """What one page calls the translation is the heading of the other."""
    chinese = {id: (entry.term, entry.other.casefold()) for id, entry in CHINESE.items()}
    english = {id: (entry.other, entry.term.casefold()) for id, entry in ENGLISH.items()}
    assert chinese == english
    assert len(chinese) == 21
    assert chinese["road-checkpoint"] == ("公路检查站", "road checkpoint")


def terms() -> Iterator[tuple[str, str, str]]:
    """Each term by an id, in both languages; two in one heading are two terms."""
    for id, entry in CHINESE.items():
        chinese = re.split("、(?![^（]*）)", entry.term)
        english = entry.other.split(", ") if len(chinese) > 1 else [entry.other]
        for number, both in enumerate(zip(chinese, english, strict=True), 1):
            yield (id if number == 1 else f"{id}-{number}", *both)


def forms(lang: str) -> dict[str, list[str]]:
    """The patterns of each term in a language: the glossary's own, and those declared."""
    own = {
        id: {"zh": chinese, "en": english.partition(" (")[0]} for id, chinese, english in terms()
    }
    declared = SETTINGS["forms"]
    return {id: [re.escape(own[id][lang]), *declared.get(id, {}).get(lang, ())] for id in own}


def pattern(lang: str) -> re.Pattern[str]:
    """Any form of any term, the longest first; a group tells which term it is."""
    each = [(form, id) for id, some in forms(lang).items() for form in some]
    ordered = sorted(each, key=lambda one: len(one[0]), reverse=True)
    groups = (
        f"(?P<{id.replace('-', '_')}__{place}>{form})" for place, (form, id) in enumerate(ordered)
    )
    any_of_them = f"(?:{'|'.join(groups)})"
    whole = rf"(?<!\w){any_of_them}s?(?!\w)" if lang == "en" else any_of_them
    return re.compile(whole, re.IGNORECASE)


PATTERNS = {lang: pattern(lang) for lang in LANGUAGES}


def used(text: str, lang: str) -> set[str]:
    """The terms that a text has."""
    groups = (str(match.lastgroup) for match in PATTERNS[lang].finditer(text))
    return {group.partition("__")[0].replace("_", "-") for group in groups}


def one_sided(pair: Pair) -> set[str]:
    """The terms that only one of the languages has."""
    return used(pair.zh, "zh") ^ used(pair.en, "en")


def is_excepted(place: str, term: str) -> bool:
    return any(
        exception["term"] == term and fnmatch(place, pattern)
        for exception in SETTINGS["exceptions"]
        for pattern in exception["places"]
    )


PAIRS = list(pairs())


def test_a_term_has_its_translation_beside_it() -> None:
    """In the same text or the same section of a page, from either language to the other."""
    assert len(PAIRS) > 350
    lacking = {
        f"{pair.place}: {term}\n{pair.zh}\n{pair.en}"
        for pair in PAIRS
        for term in one_sided(pair)
        if not is_excepted(pair.place, term)
    }
    assert lacking == set()


def test_every_term_is_used_beyond_the_glossary() -> None:
    """A term that no text has needs no explaining; a form that no text has, no declaring."""
    texts = {lang: [getattr(pair, lang) for pair in PAIRS] for lang in LANGUAGES}
    elsewhere = [pair.zh for pair in PAIRS if "glossary.md" not in pair.place]
    assert set.union(*(used(text, "zh") for text in elsewhere)) == {id for id, *_ in terms()}
    unused = [
        form
        for declared in SETTINGS["forms"].values()
        for lang, some in declared.items()
        for form in some
        if not any(re.search(form, text, re.IGNORECASE) for text in texts[lang])
    ]
    assert unused == []


@pytest.mark.parametrize("exception", SETTINGS["exceptions"], ids=lambda one: one["term"])
def test_an_exception_is_needed(exception: dict[str, str]) -> None:
    """At each of its places the term is in one language only."""
    for place in exception["places"]:
        assert any(
            fnmatch(pair.place, place) and exception["term"] in one_sided(pair) for pair in PAIRS
        )


@pytest.mark.parametrize(
    ("chinese", "english", "terms"),
    [
        ("到公路检查站", "at the road control post", {"road-checkpoint"}),
        ("有绿码的人", "people who have it", {"green-code"}),
        ("要带证明", "bring negative tests", {"negative-test"}),
        ("“通勤”标识会消失", "a commuter label disappears", set()),
        ("工作证明、居住证明", "proof of residence", {"proofs"}),
    ],
)
def test_what_is_translated_otherwise_is_found(chinese: str, english: str, terms: set[str]) -> None:
    """The longest form counts: a commuter label is no commuter."""
    assert one_sided(Pair("", chinese, english)) == terms
