"""Runs what a service is made of, side by side, until it is told to stop or one of its parts fails."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

Part = Callable[[asyncio.Event], Awaitable[None]]
"""Runs until the event is set, and then finishes what it began."""


async def side_by_side(parts: Sequence[Part], stop: asyncio.Event) -> None:
    """Every part until `stop`; when one fails, the others are stopped, and its error is raised."""
    running = [asyncio.ensure_future(part(stop)) for part in parts]
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({*running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.set()
        stopped.cancel()
        ended = await asyncio.gather(*running, return_exceptions=True)
    for error in ended:
        if isinstance(error, BaseException):
            raise error


def until(forever: Callable[[], Awaitable[None]]) -> Part:
    """A part out of something that runs for ever."""

    async def run(stop: asyncio.Event) -> None:
        task = asyncio.ensure_future(forever())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not task.done():
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    return run


def web(routes: Sequence[BaseRoute], host: str, port: int) -> Part:
    """A server for the routes; whoever runs the program decides about signals, not the server."""

    async def run(stop: asyncio.Event) -> None:
        app = Starlette(routes=list(routes))
        server = _Server(
            uvicorn.Config(app, host=host, port=port, log_level="warning", access_log=False, lifespan="off")
        )
        serving = asyncio.create_task(server.serve())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        server.should_exit = True
        await serving

    return run


@contextlib.contextmanager
def stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """Ctrl+C and the system's wish to end set `stop`; a second one ends at once."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def heard() -> None:
        for each in signals:
            loop.remove_signal_handler(each)
        stop.set()

    for each in signals:
        loop.add_signal_handler(each, heard)
    try:
        yield
    finally:
        for each in signals:
            loop.remove_signal_handler(each)


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
