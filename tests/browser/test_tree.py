"""What a screen reader is given on the way to a family's result: the accessibility tree.

It was read through before it was kept.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from named_cases import FAMILY, FAMILY_NAMES
from playwright.sync_api import Browser, expect
from visitor import Visitor, opened

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_tree_of_the_journey(browser: Browser, site_url: str, lang: str) -> None:
    """A tree that has changed is put where git shows how; whoever has read it, copies it."""
    page = opened(browser.new_page(timezone_id="Asia/Shanghai"), f"{site_url}{lang}/checker.html")
    found = "\n".join(trees(Visitor(page, lang, FAMILY, FAMILY_NAMES)))
    page.close()
    kept = Path(__file__).with_name(f"tree.{lang}.yml")
    made = ROOT / "build" / kept.name
    made.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8"), f"cp {made} {kept.parent}/ and git diff"


def trees(visitor: Visitor) -> Iterator[str]:
    """Of each screen as it comes, with what is said when it was left open, and of the result."""
    while screen := visitor.next_screen():
        visitor.sees(screen)
        yield f"# {screen['id']}\n{visitor.checker.aria_snapshot()}\n"
        visitor.press("continue")
        alert = visitor.checker.get_by_role("alert")
        expect(alert).to_be_visible()
        yield f"# {screen['id']}, left open\n{alert.aria_snapshot()}\n"
        visitor.answer(screen)
    visitor.sees_result()
    yield f"# result\n{visitor.checker.aria_snapshot()}\n"
