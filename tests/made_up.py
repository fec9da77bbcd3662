"""The second version of the rules, made up: in this process, beside those that are published.

`test_versions.py` also puts it where a real one would stand, in a copy.
"""

from pathlib import Path
from unittest.mock import patch

from checker.policies import SETTINGS, read_toml
from checker.policy import POLICIES, Policy, load

NAME = "beijing_2021_12_10_made_up"
FOLDER = Path(__file__).with_name("versions") / NAME


def loaded(package: str) -> Policy:
    """The policy in a folder that `checker.policies` does not list."""
    with patch.dict(SETTINGS, {package: read_toml(package, "policy.toml")}):
        return load(package)


MADE_UP = loaded(f"versions.{NAME}")
VERSIONS = (*POLICIES, MADE_UP)
