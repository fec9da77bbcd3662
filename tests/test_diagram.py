"""The diagram of the steps, and the list that says the same."""

import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from named_cases import in_each_language
from wording import wording

from checker.policy import POLICIES
from workbench import diagram, documents
from workbench.__main__ import main

pytestmark = pytest.mark.unmeasured

POLICY = POLICIES[0]
NAMES = [step.__name__ for step in POLICY.steps]  # type: ignore[attr-defined]
SVG = "{http://www.w3.org/2000/svg}"
CARRY = {"zh": "要带的东西", "en": "What to carry"}
ON = {"zh": "补充要做的、要知道的，再往下", "en": "more to do or to know, then on"}


@cache
def svg(lang: str) -> str:
    return diagram.svg(lang)


@cache
def listed(lang: str) -> str:
    return diagram.listed(lang)


def drawing(lang: str) -> ET.Element:
    namespaced = svg(lang).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(namespaced)  # noqa: S314 - our own


def texts(lang: str, kind: str) -> list[str]:
    return [
        text.text or "" for text in drawing(lang).iter(f"{SVG}text") if text.get("class") == kind
    ]


def test_every_step_has_a_name_in_the_texts_and_no_name_is_left_over() -> None:
    """Under the name of its function."""
    assert list(POLICY.texts["steps"]) == NAMES


@in_each_language
def test_the_drawing_shows_every_step_in_order(lang: str) -> None:
    assert texts(lang, "steps-name") == [wording(f"steps.{name}.title", lang) for name in NAMES]


def expected(lang: str) -> list[list[str]]:
    """What can come out of each step, written down."""
    on, carry = [ON[lang]], [CARRY[lang]]
    restricted, refused = (
        wording(f"verdicts.{verdict}.label", lang) for verdict in ("restricted", "do_not_travel")
    )
    return [on, on, [restricted], [refused, *on], carry, carry, carry, carry, on, carry, carry]


@in_each_language
def test_the_drawing_shows_what_can_come_out(lang: str) -> None:
    """Each in a box; a dashed one goes on."""
    wanted = [what for each in expected(lang) for what in each]
    shown = [text.text for text in drawing(lang).iter(f"{SVG}text") if not text.get("class")]
    assert shown[1:] == wanted
    boxes = [box.get("class") for box in drawing(lang).iter(f"{SVG}rect")]
    assert boxes == ["steps-adds" if what == ON[lang] else "steps-end" for what in wanted]


@in_each_language
def test_the_list_says_the_same_in_words(lang: str) -> None:
    """One item for each step, with links to its table and its sources."""
    items = listed(lang).splitlines()
    titles = [wording(f"steps.{name}.title", lang) for name in NAMES]
    either, colon = {"zh": ("；或者", "："), "en": ("; or ", ": ")}[lang]
    for item, name, title, what in zip(items, NAMES, titles, expected(lang), strict=True):
        assert item.startswith(("1. " + title, f"1. [{title}](#{name.replace('_', '-')})"))
        assert item.endswith(colon + either.join(what))
    assert [item for item in items if "](#" not in item] == items[:2]


def test_links_of_the_list_go_to_the_tables() -> None:
    anchors = re.findall(r"\]\(#([a-z-]+)\)", listed("en"))
    assert anchors == [kind.anchor for kind in documents.kinds("en")]


def test_a_step_names_its_sources() -> None:
    assert texts("en", "steps-source")[-1] == "Introduction, Question 8"
    assert "(index.md#intro)、[第 8 问](tests.md#q8)）" in listed("zh").splitlines()[-1]


@in_each_language
def test_the_drawing_is_named_and_described(lang: str) -> None:
    """To whoever does not see it."""
    root = drawing(lang)
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    title, about = root[0], root[1]
    assert [title.tag, about.tag] == [f"{SVG}title", f"{SVG}desc"]
    assert [title.get("id"), about.get("id")] == ids
    assert title.text
    assert about.text


@in_each_language
def test_the_drawing_keeps_to_the_policy_of_the_site(lang: str) -> None:
    """No styles, no colours, no code: these come from the style sheet."""
    names = {name for element in drawing(lang).iter() for name in element.attrib}
    assert not names & {"style", "fill", "stroke", "onclick", "href"}


@in_each_language
def test_nothing_is_drawn_outside(lang: str) -> None:
    """The widest letters of common fonts are bold ones of DejaVu."""
    root = drawing(lang)
    _, _, wide, high = map(float, (root.get("viewBox") or "").split())
    for text in root.iter(f"{SVG}text"):
        size, x, y = (float(text.get(name) or 0) for name in ("font-size", "x", "y"))
        broad = 1.12 if text.get("class") == "steps-name" else 1
        room = x if text.get("class") == "steps-source" else wide - x
        assert diagram.width(text.text or "", size) * broad <= room, text.text
        assert y < high
    for box in root.iter(f"{SVG}rect"):
        assert float(box.get("x") or 0) + float(box.get("width") or 0) < wide
        assert float(box.get("y") or 0) + float(box.get("height") or 0) < high


@in_each_language
def test_the_command_prints_both(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagram", "--lang", lang]) == 0
    assert capsys.readouterr().out == f"{svg(lang)}\n\n{listed(lang)}\n"
