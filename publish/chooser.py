"""The pages at the root of the site, above its languages."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publish import languages, pictures

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PAGES = {"index.html": "chooser.html", "404.html": "not-found.html"}


def write(config: "MkDocsConfig") -> None:
    env = config.theme.get_env()
    env.globals.update(languages.template_words(config), **pictures.for_templates(config))
    translations = [languages.words(name) | {"folder": name} for name in languages.LANGUAGES]
    base = urlsplit(languages.site_url_of_root(config) or "/").path
    alternates = languages.alternates(config)
    for page, template in PAGES.items():
        html = env.get_template(template).render(
            translations=translations, base=base, alternates=alternates
        )
        (languages.root_of(config) / page).write_text(html + "\n", encoding="utf-8")
