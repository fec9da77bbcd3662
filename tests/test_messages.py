"""Whatever goes wrong, a visitor reads what happened, and after it what to do."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.lint.texts import entries

ROOT = Path(__file__).parents[1]
PLACES = ("checker", "checker/policies/beijing_2021_11_17", "publish")
OF_THE_PAGE = {
    "age_needed",
    "copy_link_yourself",
    "copy_text_yourself",
    "copy_yourself",
    "date_needed",
    "incomplete_date",
    "link_ignored",
    "pick_to_go_on",
    "required",
}
OTHERS = {
    "not_found",
    "search_failed",
    "search_none",
    "terminal.not_understood",
    "without_script",
}
# What tells somebody to do something: a word of asking, or a verb that begins a sentence.
ASKED = {
    "zh": re.compile("[，。；？](请|可以|换)"),
    "en": re.compile(
        r"[.,;] ((so )?[Pp]lease|You can|Add|Answer|Check|Fill|Give|Leave|Read|Search|Split|Try|try"
        r"|Write)\b"
    ),
}


def messages() -> dict[str, Any]:
    """Every text that says that something went wrong, by its key."""
    found = {
        key: entry
        for place in PLACES
        for key, entry in entries(tomllib.loads((ROOT / place / "texts.toml").read_text("utf-8")))
        if is_message(key)
    }
    return found | of_partners()


def is_message(key: str) -> bool:
    table, _, name = key.partition(".")
    of_the_page = table == "page" and (name in OF_THE_PAGE or name.startswith("failed_"))
    return table == "errors" or (of_the_page and name != "failed_title") or key in OTHERS


def of_partners() -> dict[str, dict[str, str]]:
    """Those of the partners' form, which stand in its page."""
    names = ("data-bad-answers", "data-bad-accent", "data-copy-yourself")
    pages = {lang: (ROOT / f"docs/{lang}/partners.md").read_text("utf-8") for lang in ASKED}
    return {
        name: {
            lang: text.partition(f'{name}="')[2].partition('"')[0] for lang, text in pages.items()
        }
        for name in names
    }


MESSAGES = messages()


def test_these_are_all_messages() -> None:
    """11 of answers, 9 and 4 of the page, 5 others and 3 of the partners' form."""
    assert len(MESSAGES) == 11 + 9 + 4 + 5 + 3


@pytest.mark.parametrize("lang", ASKED)
@pytest.mark.parametrize("key", MESSAGES)
def test_a_message_says_what_happened_and_then_what_to_do(key: str, lang: str) -> None:
    assert ASKED[lang].search(MESSAGES[key][lang]), MESSAGES[key][lang]
