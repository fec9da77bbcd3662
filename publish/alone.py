"""The checker alone, without the theme: the pages that partners frame."""

from typing import TYPE_CHECKING

from publish import assets, languages, pages

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
        words = languages.words(language)
        checker = pages.entry_checker(language, config, f"../{language}/")
        html = template.render(words=words, checker=checker, checker_files=files)
        (root / FOLDER / f"{language}.html").write_text(html + "\n", encoding="utf-8")
