"""`python -m bot chat`: the whole program in one terminal."""

import argparse
import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from bot import brain as brains
from bot.benches import benches
from bot.channels.terminal import CHANNEL, Terminal
from bot.clock import SystemClock
from bot.doorway import Doorway
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.store import Store
from bot.wiring import handlers_for
from bot.workshop import Workshop
from handlers.ports import Person, Role

_JOBS_EVERY = 0.2

ROLES: dict[str, Role] = {"oficial": "official", "secretaria": "secretariat", "admin": "admin"}
"""What each view of `--as` may do; the view is also the name of the person, unless --persona says another."""


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Talk until the person leaves or the pipe ends."""
    asyncio.run(_chat(settings, ROLES[args.role], args.person or args.role))
    return 0


async def _chat(settings: Settings, role: Role, person: str) -> None:
    clock = SystemClock()
    async with opened(settings.database_url) as engine:
        store = Store(engine, clock, places=settings.places)
        async with store.transaction() as work:
            known = await work.people.find(CHANNEL, person) or Person(CHANNEL, person, person, name=person)
            await work.people.record(replace(known, role=role, standing="approved"))
        shelf = brains.shelf()
        loading = asyncio.create_task(shelf.catch_up(store))
        screen = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
        doorway = Doorway(
            store,
            lambda work, person: handlers_for(work, person, brain=shelf.brain, clock=clock, office=settings.office),
        )
        workshop = Workshop(store, benches(store, shelf, settings, clock), CHANNEL)

        async def ready() -> None:
            await loading
            await shelf.catch_up(store)

        terminal = Terminal(doorway, store, clock, person=person, write=_show, wraps=screen, ready=ready)
        if screen:
            async with _meanwhile(loading, partial(workshop.run, _JOBS_EVERY)):
                await terminal.converse(role)
        elif sys.stdin is not None:
            # A line is waited for in the loop itself; asyncio's own handler would not interrupt that.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            await terminal.read_lines(sys.stdin.buffer, done=workshop.finish)


@asynccontextmanager
async def _meanwhile(first: Awaitable[object], then: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Runs beside the block, and ends with it."""

    async def both() -> None:
        await first
        await then()

    running = asyncio.create_task(both())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _show(text: str) -> None:
    """Through `sys.stdout` as it is now: on a screen the prompt replaces it while it waits."""
    print(text, end="\n\n", flush=True)
