"""What MkDocs calls at each step; the work is done in the modules beside this one."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if (root := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.append(root)  # the command `mkdocs` looks only where it is installed

from publish import assets, chooser, derived, languages, pages

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

WATCHED = (
    "browser",
    "checker",
    "docs/en",
    "mkdocs.en.yml",
    "overrides",
    "publish/texts.toml",
    "workbench",
)


def on_config(config: "MkDocsConfig") -> None:
    logging.getLogger("jieba").setLevel(logging.WARNING)  # of the search, talkative
    languages.place_below_root(config)


def on_pre_build(config: "MkDocsConfig") -> None:
    if languages.is_first(config):
        derived.forget()
        languages.forget()
        assets.write(languages.root_of(config))


def on_page_markdown(markdown: str, config: "MkDocsConfig", **_: object) -> str:
    return pages.render(markdown, config)


def on_env(env: "Environment", config: "MkDocsConfig", **_: object) -> None:
    env.globals.update(languages.template_words(config))


def on_template_context(
    context: "TemplateContext", template_name: str, config: "MkDocsConfig"
) -> None:
    if template_name == "404.html":
        languages.root_error_page(context, config)


def on_post_build(config: "MkDocsConfig") -> None:
    if languages.is_first(config):
        languages.build_others(config)
        chooser.write(config)


def on_serve(server: "LiveReloadServer", **_: object) -> None:
    for name in WATCHED:
        server.watch(str(Path(root, name)))
