"""Debian's Firefox, driven by Playwright over WebDriver BiDi."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

RELAY = Path(__file__).with_name("relay.py")
# Whatever Firefox wants from outside (updates, add-ons, lists), it asks at an address where nobody
# is. What is on this machine it asks for directly.
NOBODY = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.failover_direct": False,
    "network.trr.mode": 5,
    "network.dns.disablePrefetch": True,
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    name = "firefox"

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    @contextmanager
    def page(self, width: int, height: int) -> Iterator[Page]:
        """A new window that remembers nothing of others."""
        with self.browser.new_context(viewport={"width": width, "height": height}) as context:
            yield context.new_page()


@contextmanager
def firefox(playwright: Playwright, folder: Path) -> Iterator[Firefox]:
    """A Firefox; `folder` is for what it takes to start it."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    assert found, "No Firefox here: `make engines` installs it, or says what to install"
    start = folder / "firefox"
    start.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{RELAY}" "{found}" "$@"\n')
    start.chmod(0o755)
    with playwright.firefox.launch(
        channel="moz-firefox", executable_path=start, firefox_user_prefs=NOBODY
    ) as browser:
        yield Firefox(browser)
