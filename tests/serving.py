"""A folder of a site on a port of this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish import host


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder's root, ending in a slash."""
    with host.server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
