"""The dated rule sets, one folder each: `policy.toml`, `rules.py`, `texts.toml`."""

import pkgutil
import tomllib
from collections.abc import Mapping
from typing import Any

# One a line, by the date from which they are in force.
PACKAGES = [
    "checker.policies.beijing_2021_11_17",
]


def read_toml(package: str, name: str) -> Mapping[str, Any]:
    """A TOML file that is shipped inside a package."""
    content = pkgutil.get_data(package, name)
    return tomllib.loads((content or b"").decode())


SETTINGS: Mapping[str, Mapping[str, Any]] = {
    package: read_toml(package, "policy.toml") for package in PACKAGES
}
