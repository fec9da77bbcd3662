"""The words of the texts, found without the checker: what an expectation is made of.

Only `transcripts/` and the messages of errors are written down word for word, so that a better
sentence changes one test and not all.
"""

import tomllib
from pathlib import Path
from typing import Any

CHECKER = Path(__file__).parents[1] / "checker"
TEXTS = tuple(
    tomllib.loads((folder / "texts.toml").read_text(encoding="utf-8"))
    for folder in (CHECKER / "policies/beijing_2021_11_17", CHECKER)
)
NUMBERS = {
    "G1.hours": 48,
    "L6.days": 14,
    "L7.days": 14,
    "H1.hours": 48,
    "H2.hours": 48,
    "H2.age": 3,
    "T3.days": 14,
}


def wording(key: str, lang: str, **values: object) -> Any:
    """The text at a key, or its paragraphs, filled in with these values and the rules' numbers."""
    found: Any = next(filter(None, (look_up(texts, f"{key}.{lang}") for texts in TEXTS)))
    if isinstance(found, list):
        return [filled(text, NUMBERS | values) for text in found]
    return filled(found, NUMBERS | values)


def look_up(texts: Any, key: str) -> Any:
    for part in key.split("."):
        texts = texts.get(part, {})
    return texts


def filled(text: str, values: dict[str, object]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    assert "{" not in text
    return text
