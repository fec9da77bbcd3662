"""Stands for the loader of packages: there are none. Pyodide's JavaScript asks for these names."""

from pyodide_js import loadedPackages  # noqa: F401


class Folder:
    """A path that JavaScript turns into text by calling `__str__` itself."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = Folder("/lib/python3.14/site-packages")
DSO_DIR = Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Called when the list of packages has been read."""
