"""Stands for the event loop, which nothing that runs in the page uses."""

# A memory that is restored must have met this module.
from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop() -> None:
    """Called when `pyodide` is imported."""
