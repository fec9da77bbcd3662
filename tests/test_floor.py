"""The oldest browsers that are promised are those for which the scripts are written."""

import re
from pathlib import Path

import pytest

from publish.esbuild import FLOOR


@pytest.mark.parametrize("name", ["README.md", "adr/0005-one-checker-in-many-places.md"])
def test_the_floor_is_the_same_everywhere(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    promised = dict(re.findall(r"(Chromium|Firefox|Safari) (?:from )?([\d.]+)", text))
    asked = dict(re.findall(r"([a-z]+)([\d.]+)", FLOOR))
    assert promised == {
        "Chromium": asked["chrome"],
        "Firefox": asked["firefox"],
        "Safari": asked["safari"],
    }
