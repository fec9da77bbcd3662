"""Pages of partners, of another origin than the site's."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path

from serving import served

Publish = Callable[..., str]


@contextmanager
def publishing(folder: Path, site_url: str) -> Iterator[Publish]:
    """Publishes pages, in which `SITE/` stands for the site's address."""
    with ExitStack() as servers:

        def publish(body: str, policy: str = "", head: str = "", host: str = "localhost") -> str:
            """A page, with a policy if there is one; its address."""
            html = f"<!doctype html><meta charset=utf-8><title>Partner</title>{head}<body>{body}"
            (folder / "index.html").write_text(html.replace("SITE/", site_url), "utf-8")
            rule = f"/*\n  Content-Security-Policy: {policy.replace('SITE/', site_url)}\n"
            (folder / "_headers").write_text(rule if policy else "")
            address = servers.enter_context(served(folder))
            return f"{address.replace('127.0.0.1', host)}index.html"

        yield publish


def script(lang: str = "en", **chosen: str) -> str:
    """The partner's line."""
    attributes = {"lang": lang, **chosen}
    written = "".join(f' data-{name}="{escape(text)}"' for name, text in attributes.items())
    return f'<script src="SITE/embed.js"{written} async></script>'
