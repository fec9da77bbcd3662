"""What a phone or a computer is told when somebody puts the site on its home screen."""

import json
from pathlib import Path
from typing import Any

from publish import languages, pictures

FILE = "app.webmanifest"


def write(root: Path) -> None:
    """Write that of each language beside its pages; addresses in it start there."""
    for language in languages.LANGUAGES:
        text = json.dumps(manifest(language), ensure_ascii=False, indent=2)
        (root / language / FILE).write_text(text + "\n", encoding="utf-8")


def manifest(language: str) -> dict[str, Any]:
    words = languages.words(language)
    return {
        "name": words["site"],
        "description": words["notice"],
        "lang": words["tag"],
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",  # with the address, and a way back
        "background_color": pictures.PAPER["light"],
        "theme_color": pictures.PAPER["light"],
        "icons": [
            *(icon(name, edge, "any") for name, edge in pictures.APP.items()),
            *(icon(name, edge, "maskable") for name, edge in pictures.CUT.items()),
        ],
    }


def icon(name: str, edge: int, purpose: str) -> dict[str, str]:
    return {
        "src": f"../{pictures.FOLDER}/{name}",
        "sizes": f"{edge}x{edge}",
        "type": "image/png",
        "purpose": purpose,
    }
