"""The pictures by which the site is known elsewhere: in a tab, on a home screen, beside a link.

They are kept beside this file, so that building the site needs no browser; `draw.py` draws them.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from publish import languages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = "pictures"
KEPT = Path(__file__).parent
ICON = "favicon.ico"  # at the root: some ask for it there, whatever a page says
# Width and height of what is shown beside a link, as large as such places show it.
SHARED = (1200, 630)
# What phones and computers put on their home screens, by its edge.
APP = {"icon-192.png": 192, "icon-512.png": 512}
# They are cut to a shape by whoever shows them, so that their ground fills the square.
CUT = {"icon-cut-512.png": 512, "apple-touch-icon.png": 180}
# The ground of the pages, which site.css calls paper.
PAPER = {"light": "#fbfaf7", "dark": "#15191e"}


def shared(language: str) -> str:
    """The name of a language's picture beside a link."""
    return f"shared-{language}.png"


def for_templates(config: "MkDocsConfig") -> dict[str, object]:
    """What pages say of them, and where the site is, where that is known."""
    site_root = languages.site_url_of_root(config)
    return {"papers": PAPER, "shared_size": SHARED, "site_root": site_root}


def write(root: Path) -> None:
    """Write them below the site's root."""
    (root / FOLDER).mkdir(exist_ok=True)
    for picture in KEPT.glob("*.png"):
        shutil.copyfile(picture, root / FOLDER / picture.name)
    shutil.copyfile(KEPT / ICON, root / ICON)
