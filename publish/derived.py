"""What the pages take from the rules.

The rules run in a process of their own: a serving MkDocs must see every edit of them.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# -B: byte code written into a watched folder would set off the next build.
COMMAND = (sys.executable, "-B", "-m", "publish.derive")


@cache
def for_language(language: str) -> dict[str, Any]:
    run = subprocess.run(
        [*COMMAND, language], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True
    )
    derived: dict[str, Any] = json.loads(run.stdout)
    return derived


def forget() -> None:
    for_language.cache_clear()
