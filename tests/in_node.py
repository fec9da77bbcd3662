"""Scripts of `tests/node/`, run in the Node that builds the site."""

import json
import subprocess
from pathlib import Path
from typing import Any

from publish import runtime

SCRIPTS = Path(__file__).with_name("node")


def node(script: str, *arguments: object) -> Any:
    """What a script prints as JSON."""
    command = [str(runtime.NODE), str(SCRIPTS / script), *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    lines = [line for line in done.stderr.splitlines() if len(line) <= runtime.LONGEST_LINE]
    assert done.returncode == 0, "\n".join(lines)
    return json.loads(done.stdout)
