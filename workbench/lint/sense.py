"""What in `policy.toml` is of the right shape and cannot be meant all the same."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.lint.faults import misfit, repeats
from workbench.lint.references import names
from workbench.lint.shape import Misfits

Policy = Mapping[str, Any]
PAGES = Path(__file__).parents[2] / "docs"  # of the site, a folder for each language


def sense(policy: Policy) -> Misfits:
    """All that can be said of `policy.toml` alone."""
    yield from pages(policy)
    yield from twice(policy)


def pages(policy: Policy) -> Misfits:
    """A question is answered on a page of the site; without the site any page will do."""
    known = sorted({page.stem for page in PAGES.glob("*/*.md")})
    for id, question in policy["questions"].items():
        yield from names([question["page"]], known, "a page of the site", ("questions", id, "page"))


def twice(policy: Policy) -> Misfits:
    """A reading, a screen and an option of a field stand once."""
    for place, said in repeats(policy["readings"]["ids"]):
        yield ("readings", "ids", place), said
    for place, said in repeats([screen["id"] for screen in policy["screens"]]):
        yield ("screens", place, "id"), said
    for name, field in policy["fields"].items():
        for place, said in repeats([option["id"] for option in field.get("options", ())]):
            yield ("fields", name, "options", place, "id"), said


def days(policy: Policy, *, announced: bool) -> Misfits:
    """Rules are reported once they hold, save those that are announced."""
    begins, reported = policy["in_force_from"], policy["as_of"]
    if begins and reported and reported < begins.date() and not announced:
        said = misfit(reported, f"the day of in_force_from ({begins.date()}) or a later one")
        earlier = "An earlier one is for a version that is announced, with [change] in texts.toml."
        yield ("as_of",), f"{said} {earlier}"
