"""What in `policy.toml` is of the right shape and cannot be meant all the same."""

from collections.abc import Mapping
from typing import Any

from workbench.lint.faults import repeats
from workbench.lint.shape import Misfits

Policy = Mapping[str, Any]


def sense(policy: Policy) -> Misfits:
    """All that can be said of `policy.toml` alone."""
    for place, said in repeats(policy["readings"]["ids"]):
        yield ("readings", "ids", place), said
    for place, said in repeats([screen["id"] for screen in policy["screens"]]):
        yield ("screens", place, "id"), said
    for name, field in policy["fields"].items():
        for place, said in repeats([option["id"] for option in field.get("options", ())]):
            yield ("fields", name, "options", place, "id"), said
