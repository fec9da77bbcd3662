"""The languages of the site: one MkDocs build each, in a folder each below one root."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.templates import TemplateContext

LANGUAGES = ("zh", "en")
TEXTS = Path(__file__).with_name("texts.toml")


def of(config: "MkDocsConfig") -> str:
    language: str = config.extra["language"]
    return language


def is_first(config: "MkDocsConfig") -> bool:
    return of(config) == LANGUAGES[0]


def root_of(config: "MkDocsConfig") -> Path:
    return Path(config.site_dir).parent


def place_below_root(config: "MkDocsConfig") -> None:
    config.site_dir = str(Path(config.site_dir, of(config)))
    if config.site_url:
        config.site_url = urljoin(config.site_url, of(config) + "/")


def root_error_page(context: "TemplateContext", config: "MkDocsConfig") -> None:
    """An error page is shown at any depth, so that its links start at the host."""
    context["base_url"] = urlsplit(config.site_url or f"/{of(config)}/").path


def build_others(config: "MkDocsConfig") -> None:
    for language in LANGUAGES[1:]:
        other = load_config(
            str(Path(config.config_file_path).with_name(f"mkdocs.{language}.yml")),
            site_dir=str(root_of(config)),
            site_url=site_url_of_root(config),
            strict=config.strict,
        )
        build(other)


def site_url_of_root(config: "MkDocsConfig") -> str | None:
    return urljoin(config.site_url, "..") if config.site_url else None


def origin(config: "MkDocsConfig") -> str:
    """The origin of the site, such as https://example.org; nothing while that is unknown."""
    parts = urlsplit(config.site_url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def alternates(config: "MkDocsConfig") -> dict[str, str]:
    """Where a language's pages are, by its tag, and the chooser; nothing while that is unknown."""
    root = site_url_of_root(config)
    if not root:
        return {}
    folders = {words(language)["tag"]: f"{root}{language}/" for language in LANGUAGES}
    return {**folders, "x-default": root}


@cache
def texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def forget() -> None:
    texts.cache_clear()


def words(language: str) -> dict[str, str]:
    return {key: translations[language] for key, translations in texts().items()}


def template_words(config: "MkDocsConfig") -> dict[str, object]:
    own = of(config)
    return {
        "words": words(own),
        "other_languages": {name: words(name) for name in LANGUAGES if name != own},
    }
