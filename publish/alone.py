"""The checker alone, without the theme: the pages that partners frame."""

from typing import TYPE_CHECKING

from publish import assets, derived, languages, pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "embed"


def write(config: "MkDocsConfig") -> None:
    """Write the page of each language below the site's root."""
    root = languages.root_of(config)
    (root / FOLDER).mkdir(exist_ok=True)
    template = config.theme.get_env().get_template("embed.html")
    files = assets.addresses(root)
    for language in languages.LANGUAGES:
        words, checker = languages.words(language), framed_checker(language, config)
        html = template.render(words=words, checker=checker, checker_files=files)
        (root / FOLDER / f"{language}.html").write_text(html + "\n", encoding="utf-8")


def framed_checker(language: str, config: "MkDocsConfig") -> str:
    rules = derived.for_language(language)
    runtime = assets.for_page(languages.root_of(config), rules["version"])
    links = pages.links(rules, f"../{language}/")
    return pages.element(language, rules, links, runtime)
