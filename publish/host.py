"""Serves a built site as a good static host does: `python3 -m publish.host` on port 8000.

Compressed twins for those who take them, the types that browsers insist on, and what `_headers`
asks for.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from publish.headers import FILE, ByPattern, matching, read

ENCODINGS = {"br": ".br", "gzip": ".gz"}  # the best first


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".whl": "application/zip",
        ".bin": "application/octet-stream",
        ".webmanifest": "application/manifest+json",
    }
    encoding = ""
    is_found = False

    def __init__(self, *args: Any, rules: ByPattern, **kwargs: Any) -> None:
        self.rules = rules
        super().__init__(*args, **kwargs)

    def handle(self) -> None:
        with suppress(ConnectionError):  # whoever asked has gone
            super().handle()

    def send_response(self, code: int, message: str | None = None) -> None:
        self.is_found = code < HTTPStatus.BAD_REQUEST
        self.encoding = self.encoding if self.is_found else ""
        super().send_response(code, message)

    def send_head(self) -> Any:
        self.encoding = self.best_encoding()
        return super().send_head()

    def best_encoding(self) -> str:
        """The first encoding that the browser takes and the file has; none otherwise."""
        accepted = [part.split(";")[0].strip() for part in self.accepted().split(",")]
        file = super().translate_path(self.path)
        found = (name for name in ENCODINGS if name in accepted)
        return next((name for name in found if Path(file + ENCODINGS[name]).is_file()), "")

    def accepted(self) -> str:
        return self.headers.get("Accept-Encoding", "")

    def translate_path(self, path: str) -> str:
        return super().translate_path(path) + ENCODINGS.get(self.encoding, "")

    def guess_type(self, path: Any) -> str:
        return super().guess_type(str(path).removesuffix(ENCODINGS.get(self.encoding, "")))

    def end_headers(self) -> None:
        self.send_header("Vary", "Accept-Encoding")
        if self.encoding:
            self.send_header("Content-Encoding", self.encoding)
        if self.is_found:
            for name, value in matching(self.rules, urlsplit(self.path).path).items():
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: whoever tests shows what matters."""


def server(root: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a site on a port of this machine, any free one for 0; not serving yet."""
    rules = read(root) if (root / FILE).is_file() else {}
    handler = partial(Handler, directory=str(root), rules=rules)
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


@contextmanager
def serving(root: Path, port: int = 0) -> Iterator[int]:
    """The port on which a site is served meanwhile."""
    with server(root, port) as started:
        Thread(target=started.serve_forever, daemon=True).start()
        yield started.server_port
        started.shutdown()


if __name__ == "__main__":
    with server(Path("site"), 8000) as running:
        print("http://127.0.0.1:8000/")  # noqa: T201
        running.serve_forever()
