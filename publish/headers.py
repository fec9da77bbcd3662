"""What a host is asked to send along, in the file `_headers` that several static hosts read."""

from fnmatch import fnmatch
from pathlib import Path

from publish import assets

FILE = "_headers"
# Their names say what is in them. Everything else keeps its name, and hosts have it asked for anew.
HEADERS = {f"/{assets.FOLDER}/*": {"Cache-Control": "public, max-age=31536000, immutable"}}


def write(root: Path) -> None:
    lines = [
        line
        for path, headers in HEADERS.items()
        for line in (path, *(f"  {name}: {value}" for name, value in headers.items()))
    ]
    (root / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(root: Path) -> dict[str, dict[str, str]]:
    """What is asked for, by patterns of paths."""
    found: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in (root / FILE).read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[pattern][name] = value
        else:
            pattern = line
            found[pattern] = {}
    return found


def matching(rules: dict[str, dict[str, str]], path: str) -> dict[str, str]:
    """The headers for a path."""
    found = [headers for pattern, headers in rules.items() if fnmatch(path, pattern)]
    return {name: value for headers in found for name, value in headers.items()}
