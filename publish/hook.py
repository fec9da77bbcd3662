"""What MkDocs calls at each step; the work is done in the modules beside this one."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if (root := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.append(root)  # the command `mkdocs` looks only where it is installed

from publish import (
    alone,
    assets,
    chooser,
    compressed,
    derived,
    faq,
    headers,
    languages,
    licences,
    nginx,
    pages,
    pictures,
    search,
    sitemap,
    webmanifest,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.utils.templates import TemplateContext

WATCHED = (
    "browser",
    "checker",
    "docs/en",
    "mkdocs.en.yml",
    "overrides",
    "publish/licences",
    "publish/runtime",
    "publish/search",
    "publish/texts.toml",
    "workbench",
)
# The search is our own, and so are the colours: publish/search/, overrides/assets/site.css.
UNUSED_OF_THE_THEME = (
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
)
# The same at every build: sitemaps name a day.
BUILT_AT = "1638144000"  # 29 November 2021
started: list[str] = []


def on_startup(command: str, **_: object) -> None:
    os.environ.setdefault("SOURCE_DATE_EPOCH", BUILT_AT)
    started.append(command)


def on_config(config: "MkDocsConfig") -> None:
    languages.place_below_root(config)


def on_pre_build(config: "MkDocsConfig") -> None:
    if languages.is_first(config):
        derived.forget()
        languages.forget()
        licences.forget()
        assets.write(languages.root_of(config))


def on_files(files: "Files", **_: object) -> None:
    """Leave out what nothing of ours loads."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED_OF_THE_THEME):
            files.remove(file)


def on_page_markdown(markdown: str, config: "MkDocsConfig", **_: object) -> str:
    return pages.render(markdown, config)


def on_page_content(html: str, config: "MkDocsConfig", **_: object) -> str:
    language = languages.of(config)
    tag, period = languages.words(language)["tag"], derived.for_language(language)["period"]
    return html + faq.script(html, {"inLanguage": tag, "temporalCoverage": period})


def on_env(env: "Environment", config: "MkDocsConfig", **_: object) -> None:
    env.globals.update(languages.template_words(config))
    env.globals["alternates"] = languages.alternates(config)
    env.globals.update(pictures.for_templates(config))
    env.globals["checker_files"] = assets.addresses(languages.root_of(config))


def on_template_context(
    context: "TemplateContext", template_name: str, config: "MkDocsConfig"
) -> None:
    if template_name == "404.html":
        languages.root_error_page(context, config)


def on_post_build(config: "MkDocsConfig") -> None:
    search.write(config)
    if languages.is_first(config):
        languages.build_others(config)
        chooser.write(config)
        alone.write(config)
        licences.write(languages.root_of(config))
        pictures.write(languages.root_of(config))
        webmanifest.write(languages.root_of(config))
        publish(config)


def publish(config: "MkDocsConfig") -> None:
    """What only a host needs; whoever edits the site does not wait for it to be compressed."""
    root = languages.root_of(config)
    sitemap.write(root, languages.site_url_of_root(config))
    asked = headers.rules(root, config.extra["partners"], languages.origin(config))
    headers.write(root, asked)
    nginx.write(root, asked)
    if "build" in started:
        compressed.write(root)


def on_serve(server: "LiveReloadServer", **_: object) -> None:
    for name in WATCHED:
        server.watch(str(Path(root, name)))
