"""A folder of a site on a port of this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish import host


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of the folder's root, ending in a slash; on any free port for 0."""
    with host.server(folder, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
