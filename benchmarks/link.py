"""A line between a browser and a server of this machine, as slow as one asks for."""

import asyncio
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

CHUNK = 4096  # bytes, so that several connections share the line fairly
QUIET = 2.0  # seconds


@dataclass(frozen=True)
class Speed:
    """What a line carries to the visitor, and how long a question and its answer travel."""

    name: str
    megabits: float  # a second; 0: as fast as this machine is
    round_trip: float  # seconds

    @property
    def bytes_a_second(self) -> float:
        return self.megabits * 1_000_000 / 8


class Link:
    """Relays connections from a port of its own to a server; a context manager."""

    def __init__(self, speed: Speed, server_port: int) -> None:
        self.speed = speed
        self.server_port = server_port
        self.port = 0
        self._free_at = 0.0  # when the line has sent all that it was given
        self.carried = 0  # bytes to the visitor
        self._moved_at = 0.0
        self._loop = asyncio.new_event_loop()
        self._listens = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._listens.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def is_quiet(self) -> bool:
        """Whether nothing has come this way for a while."""
        return self._loop.time() - self._moved_at > QUIET

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        listening = asyncio.start_server(self._connect, "127.0.0.1", 0)
        server = self._loop.run_until_complete(listening)
        self.port = server.sockets[0].getsockname()[1]
        self._listens.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self._hang_up(server))
        self._loop.close()

    async def _hang_up(self, server: asyncio.Server) -> None:
        server.close()
        relaying = asyncio.all_tasks() - {asyncio.current_task()}
        for task in relaying:
            task.cancel()
        await asyncio.gather(*relaying, return_exceptions=True)

    async def _connect(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.speed.round_trip)  # to agree on a connection
        there, forth = await asyncio.open_connection("127.0.0.1", self.server_port)
        up = self._relay(here, forth, is_down=False)
        down = self._relay(there, back, is_down=True)
        with suppress(ConnectionError, asyncio.CancelledError):  # somebody has gone
            await asyncio.gather(up, down)

    async def _relay(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_down: bool
    ) -> None:
        travelling: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arrives = asyncio.create_task(self._deliver(travelling, writer))
        while data := await reader.read(CHUNK if self.speed.megabits else 64 * CHUNK):
            if is_down:
                await self._take_the_line(len(data))
            await travelling.put((self._loop.time() + self.speed.round_trip / 2, data))
        await travelling.put((0, b""))
        await arrives

    async def _take_the_line(self, size: int) -> None:
        self.carried += size
        if not self.speed.megabits:
            return
        now = self._loop.time()
        self._free_at = max(now, self._free_at) + size / self.speed.bytes_a_second
        await asyncio.sleep(self._free_at - now)

    async def _deliver(
        self, travelling: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        while (item := await travelling.get())[1]:
            due, data = item
            self._moved_at = self._loop.time()
            await asyncio.sleep(max(0, due - self._loop.time()))
            writer.write(data)
        writer.close()
