"""`python -m bot chat`: the whole program in one terminal."""

import argparse
import asyncio
import signal
import sys
from dataclasses import replace

from bot.brain import brain_of
from bot.channels.terminal import CHANNEL, Terminal
from bot.clock import SystemClock
from bot.doorway import Doorway
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.store import Store
from bot.wiring import handlers_for
from handlers.ports import Person, Role
from knowledge.load import load_content

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
        loading = asyncio.create_task(asyncio.to_thread(brain_of, load_content()))  # mistakes are told at once
        screen = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
        doorway = Doorway(
            store,
            lambda work, person: handlers_for(
                work, person, brain=loading.result(), clock=clock, office=settings.office
            ),
        )
        terminal = Terminal(doorway, store, clock, person=person, write=_show, wraps=screen, ready=lambda: loading)
        if screen:
            await terminal.converse(role)
        elif sys.stdin is not None:
            # A line is waited for in the loop itself; asyncio's own handler would not interrupt that.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            await terminal.read_lines(sys.stdin.buffer)


def _show(text: str) -> None:
    """Through `sys.stdout` as it is now: on a screen the prompt replaces it while it waits."""
    print(text, end="\n\n", flush=True)
