"""A folder of a site on a port of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish import host


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of the folder's root, ending in a slash; on any free port for 0."""
    with host.serving(folder, port) as found:
        yield f"http://127.0.0.1:{found}/"
