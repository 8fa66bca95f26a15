"""Waiting for something to be true, without polling: whoever changes the double says so here."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
#: Waiters look at most this often, so that a burst of ten thousand changes does not run ten thousand conditions.
_GATHERED = 0.002


class Changes:
    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()
        self._timer: asyncio.TimerHandle | None = None

    def touch(self) -> None:
        if self._waiting and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_GATHERED, self._wake)

    async def until(self, holds: Callable[[], T | None], timeout: float) -> T:  # noqa: ASYNC109 — the door words it
        """What ``holds`` returned once it was true; TimeoutError when it takes longer."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(timeout):
                while not (value := holds()):
                    await event.wait()
                    event.clear()
                return value
        finally:
            self._waiting.discard(event)

    def _wake(self) -> None:
        self._timer = None
        for event in self._waiting:
            event.set()
