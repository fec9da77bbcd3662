"""The checker in Firefox and WebKit: Python decides, visitors are asked, failures are said."""

import pytest
from decisions import decided_otherwise
from engine import PHONE, Engine
from named_cases import FAMILY, FAMILY_NAMES
from visitor import Visitor, opened

pytestmark = pytest.mark.browser


def test_every_case_is_decided_as_by_cpython(engine: Engine, site_url: str) -> None:
    with engine.page(*PHONE) as page:
        assert decided_otherwise(opened(page, f"{site_url}en/checker.html")) == []


def test_a_family_reaches_its_result(engine: Engine, site_url: str) -> None:
    """In Chinese, which engines break and set in ways of their own."""
    lang = "zh"
    with engine.page(*PHONE) as page:
        opened(page, f"{site_url}{lang}/checker.html")
        visitor = Visitor(page, lang, FAMILY, FAMILY_NAMES)
        visitor.go_to_result()
        visitor.reads_result()


def test_keys_alone_answer_a_question(engine: Engine, site_url: str) -> None:
    with engine.page(*PHONE) as page:
        opened(page, f"{site_url}en/checker.html")
        visitor = Visitor(page, "en", FAMILY)
        visitor.go_to("party")
        age = visitor.checker.get_by_label(visitor.person["age"], exact=True)
        age.press_sequentially("34")
        age.press("Enter")
        visitor.answers["travellers"] = [{"age": 34}]
        visitor.sees(visitor.next_screen())


def test_only_webkit_goes_without_spacing(engine: Engine, site_url: str) -> None:
    """With it, WebKit 2.50 draws the letters of a Chinese date over each other."""
    with engine.page(*PHONE) as page:
        page.goto(f"{site_url}zh/about.html")
        spacing = page.evaluate("getComputedStyle(document.body).textAutospace")
        assert spacing == {"webkit": "no-autospace", "firefox": "normal"}[engine.name]
