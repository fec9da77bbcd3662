"""How much nginx serves on this machine: `python3 -m benchmarks.load`, with Debian's wrk.

The server shares the machine with those who ask, so that the figures are a lower bound.
"""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import sleep

from publish import assets, nginx

SITE = Path("site")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
WRK = ("wrk", "--threads=2", "--connections=50", "--duration=10s", "--latency")
CONFIG = """\
load_module {module};
user {user};
daemon off;
worker_processes {workers};
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@contextmanager
def serving(site: Path, folder: Path, port: int = 0) -> Iterator[int]:
    """The port on which nginx serves a site by the site's own configuration; any free one for 0."""
    assert BROTLI.is_file(), f"No {BROTLI}: `make nginx` installs it, or says what to install"
    port = port or free_port()
    text = (site / nginx.FILE).read_text(encoding="utf-8")
    adapted = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    adapted = adapted.replace("root /srv/site;", f'root "{site.resolve()}";')
    (folder / "site.conf").write_text(adapted, encoding="utf-8")
    config = folder / "nginx.conf"
    workers = os.cpu_count()
    config.write_text(CONFIG.format(module=BROTLI, user=getuser(), folder=folder, workers=workers))
    with subprocess.Popen([program(), "-e", folder / "error.log", "-c", config]) as process:
        try:
            wait_for(port, process, folder / "error.log")
            yield port
        finally:
            process.terminate()


def program() -> str:
    """The nginx of this machine, which Debian keeps where not everybody looks."""
    found = which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, "No nginx here: `make nginx` installs it, or says what to install"
    return found


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, log.read_text()
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise AssertionError(log.read_text())


def main() -> None:
    python = assets.manifest(SITE)["files"]["python.wasm"]["path"]
    with TemporaryDirectory() as folder, serving(SITE, Path(folder)) as port:
        for path in ("zh/index.html", "zh/checker.html", python):
            address = f"http://127.0.0.1:{port}/{path}"
            subprocess.run([*WRK, "--header", "Accept-Encoding: br", address], check=True)


if __name__ == "__main__":
    main()
