"""Firefox for Playwright, which asks for one thing more than Firefox ESR 153 can do.

Started as Firefox is, this starts Firefox and hands every message on, both ways. It answers what is
in `UNKNOWN` itself. Playwright can do without it once Debian's Firefox knows that command.
"""

import asyncio
import json
import re
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

LISTENING = "WebDriver BiDi listening on "
# For tests that choose a dark or a light page; Playwright sends it with every page.
UNKNOWN = {"emulation.setMediaFeaturesOverride"}


async def main(firefox: str, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(firefox, *arguments, stderr=PIPE)
    address = await address_of(process)

    async def relay(playwright: ServerConnection) -> None:
        async with connect(f"{address}/session", max_size=None) as browser:
            await asyncio.gather(hand_on(playwright, browser), hand_back(browser, playwright))

    async with serve(relay, "127.0.0.1", 0, max_size=None) as server:
        port = server.sockets[0].getsockname()[1]
        sys.stderr.write(f"{LISTENING}ws://127.0.0.1:{port}\n")
        sys.stderr.flush()
        await process.communicate()


async def address_of(process: Process) -> str:
    """Where Firefox takes commands."""
    assert process.stderr
    async for line in process.stderr:
        if found := re.search(rf"{LISTENING}(ws://\S+)", line.decode()):
            return found[1]
    sys.exit("Firefox ended before it took commands")


async def hand_on(playwright: Any, browser: Any) -> None:
    with suppress(ConnectionClosed):
        async for text in playwright:
            command = json.loads(text)
            if command["method"] in UNKNOWN:
                answer = {"type": "success", "id": command["id"], "result": {}}
                await playwright.send(json.dumps(answer))
            else:
                await browser.send(text)


async def hand_back(browser: Any, playwright: Any) -> None:
    with suppress(ConnectionClosed):
        async for text in browser:
            await playwright.send(text)
    await playwright.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
